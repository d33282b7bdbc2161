extension Machine {
  /// Methods and constructors of the built-in types but for numbers and strings, and the built-in
  /// functions that go with them.
  func defineObjects() throws(Raised) {
    let t = types
    try define(ObjectMethods.rows, on: t.object)
    try define(ObjectMethods.typeRows, on: t.type)
    try defineDunders()
    try define(ListMethods.rows, on: t.list)
    try define(TupleMethods.rows, on: t.tuple)
    try define(DictMethods.rows + DictMethods.classRows, on: t.dict)
    try define(DictMethods.viewRows, on: t.dictKeys)
    try define(DictMethods.viewRows, on: t.dictItems)
    for view in [t.dictKeys, t.dictValues, t.dictItems] {
      try define(DictMethods.anyViewRows, on: view)
    }
    try define(SetMethods.sharedRows + SetMethods.rows, on: t.set)
    try define(SetMethods.sharedRows, on: t.frozenSet)
    try define(RangeMethods.rows, on: t.range)
    try define(properties: RangeMethods.properties, on: t.range)
    try define(RangeMethods.sliceRows, on: t.slice)
    try define(properties: RangeMethods.sliceProperties, on: t.slice)
    try define(DescriptorMethods.propertyRows, on: t.property)
    try define(properties: DescriptorMethods.propertyFields, on: t.property)
    try define(
      DescriptorMethods.methodRows + DescriptorMethods.staticMethodRows, on: t.staticMethod)
    try define(DescriptorMethods.methodRows, on: t.classMethod)
    try define(DescriptorMethods.functionRows, on: t.function)
    for type in [t.builtin, t.method] {
      try define([DescriptorMethods.call], on: type)
    }
    try define(DescriptorMethods.generatorRows, on: t.generator)
    try define(properties: DescriptorMethods.generatorFields, on: t.generator)
    for type in [t.generator] + t.iterators { try define(BuiltinDunders.next, on: type) }
    for type in t.iterators { try define([BuiltinDunders.lengthHint], on: type) }
    Constructors.define(on: self)
    try defineLibraryTypes()
    for rows in [
      ValueFunctions.rows, AttributeFunctions.rows, IterationFunctions.rows, OutputFunctions.rows,
    ] {
      define(rows, in: builtins)
    }
  }

  private func defineDunders() throws(Raised) {
    typealias D = BuiltinDunders
    let t = types
    let scalar = [D.hash, D.repr, D.format] + D.equality + D.ordering
    try define(scalar + D.arithmetic + D.numbers + D.bits + D.integers, on: t.int)
    try define(scalar + D.arithmetic + D.numbers, on: t.float)
    try define(
      scalar + D.sequences + [D.length, D.contains, D.getItem, D.iter, D.str], on: t.string)
    try define(
      D.sequence + D.ordering + D.sequences + D.setItem + D.listInPlace, on: t.list)
    try define(D.sequence + D.ordering + D.sequences + [D.hash], on: t.tuple)
    try define(D.sequence + [D.hash], on: t.range)
    try define(D.sequence + D.setItem + D.orRows + D.dictInPlace, on: t.dict)
    let sets = [D.length, D.contains, D.iter, D.repr] + D.equality + D.ordering + D.setArithmetic
    try define(sets + D.setInPlace, on: t.set)
    try define(sets + [D.hash], on: t.frozenSet)
    for view in [t.dictKeys, t.dictItems] { try define(sets, on: view) }
    try define([D.length, D.iter, D.repr], on: t.dictValues)
    for type in [t.list, t.dict, t.set, t.slice, t.dictKeys, t.dictItems] {
      try heap.set(names[.hash], to: .none, in: type.info.attributes)
    }
  }
}

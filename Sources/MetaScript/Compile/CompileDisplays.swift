// Displays are made from registers side by side. Long ones, and those with stars, are made as a
// list that grows, in pieces, so that their length costs no registers.

extension Compiler {
  /// The longest run of items that is held in registers at once.
  private var longestRun: Int { 64 }

  func tuple(
    _ items: [Expression], into target: Register, at span: Span
  ) throws(Diagnostic) {
    let mark = mark
    defer { release(to: mark) }
    if isSimple(items) {
      try build(.buildTuple, items[...], into: target, at: span)
    } else {
      let list = try temporary(at: span)
      try growList(items, into: list, at: span)
      try emit(.listToTuple, target, list, at: span)
    }
  }

  func list(_ items: [Expression], into target: Register, at span: Span) throws(Diagnostic) {
    let mark = mark
    defer { release(to: mark) }
    if items.count > 3, let constant = folded(items) {
      let list = isLocal(target) ? try temporary(at: span) : target
      try emit(.buildList, list, at: span)
      try emit(.listExtend, list, load(constant: constant, at: span), at: span)
      if list != target { try emit(.move, target, list, at: span) }
    } else if isSimple(items) {
      try build(.buildList, items[...], into: target, at: span)
    } else {
      let list = isLocal(target) ? try temporary(at: span) : target
      try growList(items, into: list, at: span)
      if list != target { try emit(.move, target, list, at: span) }
    }
  }

  func set(_ items: [Expression], into target: Register, at span: Span) throws(Diagnostic) {
    let mark = mark
    defer { release(to: mark) }
    if items.count > 2, let constants = constantSet(items) {
      // CPython's way, which shows in the order of the members.
      let set = isLocal(target) ? try temporary(at: span) : target
      try emit(.buildSet, set, set, 0, at: span)
      try emit(.setUpdate, set, load(constant: constants, at: span), at: span)
      if set != target { try emit(.move, target, set, at: span) }
      return
    }
    if isSimple(items) {
      try build(.buildSet, items[...], into: target, at: span)
      return
    }
    let set = isLocal(target) ? try temporary(at: span) : target
    let prefix = items.prefix { !$0.isStarred }.prefix(longestRun)
    try build(.buildSet, prefix, into: set, at: span)
    for item in items.dropFirst(prefix.count) {
      let used = self.mark
      if case .starred(let iterable) = item.kind {
        try emit(.setUpdate, set, value(iterable), at: span)
      } else {
        try emit(.setAdd, set, value(item), at: span)
      }
      release(to: used)
    }
    if set != target { try emit(.move, target, set, at: span) }
  }

  /// A list of items and starred iterables, in a temporary.
  func growList(_ items: [Expression], into list: Register, at span: Span) throws(Diagnostic) {
    let mark = mark
    defer { release(to: mark) }
    var rest = items[...]
    let prefix = rest.prefix { !$0.isStarred }.prefix(longestRun)
    try build(.buildList, prefix, into: list, at: span)
    rest = rest.dropFirst(prefix.count)
    while let item = rest.first {
      let used = self.mark
      if case .starred(let iterable) = item.kind {
        try emit(.listExtend, list, value(iterable), at: span)
        rest = rest.dropFirst()
      } else {
        let run = rest.prefix { !$0.isStarred }.prefix(longestRun)
        if run.count == 1 {
          try emit(.listAppend, list, value(item), at: span)
        } else {
          let piece = try temporary(at: span)
          try build(.buildTuple, run, into: piece, at: span)
          try emit(.listExtend, list, piece, at: span)
        }
        rest = rest.dropFirst(run.count)
      }
      release(to: used)
    }
  }

  /// A dict display. Neighbouring pairs are evaluated before any of them is put into the dict.
  func dictionary(
    _ items: [DictionaryItem], into target: Register, at span: Span
  ) throws(Diagnostic) {
    let mark = mark
    defer { release(to: mark) }
    let isOneRun = items.count <= longestRun / 2 && items.allSatisfy { $0.key != nil }
    if isOneRun {
      try buildDictionary(items[...], into: target, at: span)
      return
    }
    let dict = isLocal(target) ? try temporary(at: span) : target
    var rest = items[...]
    let prefix = rest.prefix { $0.key != nil }.prefix(longestRun / 2)
    try buildDictionary(prefix, into: dict, at: span)
    rest = rest.dropFirst(prefix.count)
    while let item = rest.first {
      let used = self.mark
      if item.key == nil {
        try emit(.dictUpdate, dict, value(item.value), at: span)
        rest = rest.dropFirst()
      } else {
        let run = rest.prefix { $0.key != nil }.prefix(longestRun / 2)
        let piece = try temporary(at: span)
        try buildDictionary(run, into: piece, at: span)
        try emit(.dictUpdate, dict, piece, at: span)
        rest = rest.dropFirst(run.count)
      }
      release(to: used)
    }
    if dict != target { try emit(.move, target, dict, at: span) }
  }

  private func buildDictionary(
    _ items: ArraySlice<DictionaryItem>, into target: Register, at span: Span
  ) throws(Diagnostic) {
    let mark = mark
    defer { release(to: mark) }
    let first = Register(mark)
    for item in items {
      if let key = item.key { try push(key) }
      try push(item.value)
    }
    try emit(.buildDict, target, first, UInt16(items.count), at: span)
  }

  private func build(
    _ opcode: Opcode, _ items: ArraySlice<Expression>, into target: Register, at span: Span
  ) throws(Diagnostic) {
    let mark = mark
    defer { release(to: mark) }
    let first = Register(mark)
    for item in items { try push(item) }
    try emit(opcode, target, first, UInt16(items.count), at: span)
  }

  /// Evaluates an expression to the next temporary.
  func push(_ expression: Expression) throws(Diagnostic) {
    let register = try temporary(at: expression.span)
    try evaluate(expression, into: register)
  }

  private func isSimple(_ items: [Expression]) -> Bool {
    items.count <= longestRun && !items.contains(where: \.isStarred)
  }
}

extension Expression {
  var isStarred: Bool {
    if case .starred = kind { return true }
    return false
  }
}

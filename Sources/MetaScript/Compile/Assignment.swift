extension Compiler {
  /// `targets[0] = targets[1] = … = value`
  func assign(
    _ targets: [Expression], _ value: Expression, at span: Span
  ) throws(Diagnostic) {
    let mark = mark
    defer { release(to: mark) }
    guard let first = targets.first else { return }
    if targets.count == 1 {
      try assign(first, value)
      return
    }
    let source = try protect(self.value(value), from: targets, at: span)
    for target in targets { try store(to: target, from: source) }
  }

  /// `target = value`
  func assign(_ target: Expression, _ value: Expression) throws(Diagnostic) {
    let mark = mark
    defer { release(to: mark) }
    switch (target.kind, value.kind) {
    case (.name(let name), _):
      if let register = localRegister(name) {
        try evaluate(value, into: register)
        markBound(register)
        return
      }
    case (.tuple(let targets), .tuple(let values)), (.list(let targets), .tuple(let values)):
      if try assignPairwise(targets, values) { return }
    default: break
    }
    try store(to: target, from: operand(value, before: target))
  }

  /// Stores a value to a name, attribute, item, or to the parts of a tuple or list.
  func store(to target: Expression, from source: Register) throws(Diagnostic) {
    let mark = mark
    defer { release(to: mark) }
    let span = target.span
    switch target.kind {
    case .name(let name): try store(name, from: source, at: span)
    case .attribute(let object, let name):
      let object = try value(object)
      let place = attributeSpan(target)
      try emit(.setAttribute, object, nameIndex(name, at: span), source, at: place)
      try cache(at: place)
    case .subscript(let object, let index):
      let object = try operand(object, before: index)
      if let number = immediate(index) {
        try emit(.setItemInt, object, number, source, at: span)
      } else {
        try emit(.setItem, object, value(index), source, at: span)
      }
    case .tuple(let targets), .list(let targets):
      try unpack(source, to: targets, at: span)
    default: throw error("cannot assign to this expression", at: span)
    }
  }

  private func unpack(
    _ source: Register, to targets: [Expression], at span: Span
  ) throws(Diagnostic) {
    let star = targets.firstIndex(where: \.isStarred)
    if star == nil, let first = consecutiveLocals(targets) {
      try emit(.unpack, source, first, UInt16(targets.count), at: span)
      for index in targets.indices { markBound(first + Register(index)) }
      return
    }
    let count = try operand(targets.count, "targets", at: span)
    let first = try temporaries(max(targets.count, 1), at: span)
    if let star {
      let after = targets.count - star - 1
      guard star < 256, after < 256 else {
        throw tooComplex("more than 255 targets beside a starred one", at: span)
      }
      try emit(.unpackStarred, source, first, UInt16(star | after << 8), at: span)
    } else {
      try emit(.unpack, source, first, count, at: span)
    }
    for (index, target) in targets.enumerated() {
      let item = first + Register(index)
      if case .starred(let inner) = target.kind {
        try store(to: inner, from: item)
      } else {
        try store(to: target, from: item)
      }
    }
  }

  /// The first register of targets that are plain locals one after the other, so that their values
  /// can be unpacked in place.
  private func consecutiveLocals(_ targets: [Expression]) -> Register? {
    var first: Register?
    for (index, target) in targets.enumerated() {
      guard case .name(let name) = target.kind, let register = localRegister(name) else {
        return nil
      }
      if let first, Int(register) != Int(first) + index { return nil }
      first = first ?? register
    }
    return first
  }

  /// `a, b = x, y` without a tuple: every value is evaluated before the first is stored. Returns
  /// false when the two sides do not match one to one.
  private func assignPairwise(
    _ targets: [Expression], _ values: [Expression]
  ) throws(Diagnostic) -> Bool {
    guard targets.count == values.count, !targets.isEmpty, targets.count <= 16,
      !targets.contains(where: \.isStarred), !values.contains(where: \.isStarred)
    else { return false }
    let locals = targets.map { target -> Register? in
      if case .name(let name) = target.kind { return localRegister(name) }
      return nil
    }
    // The last value can go straight to its place when nothing else is stored there.
    let last = values.count - 1
    let isLastDirect = locals.allSatisfy { $0 != nil } && Set(locals).count == locals.count
    var sources: [Register] = []
    for (index, value) in values.enumerated() {
      if index == last, isLastDirect, let register = locals[last] {
        try evaluate(value, into: register)
        markBound(register)
        continue
      }
      let register = try temporary(at: value.span)
      try evaluate(value, into: register)
      sources.append(register)
    }
    for (source, target) in zip(sources, targets) { try store(to: target, from: source) }
    return true
  }

  /// `target op= value`: the target's parts are evaluated once.
  func augment(
    _ target: Expression, _ op: BinaryOperator, _ value: Expression, at span: Span
  ) throws(Diagnostic) {
    let mark = mark
    defer { release(to: mark) }
    switch target.kind {
    case .name(let name):
      let old = try operand(target, before: value)
      if let register = localRegister(name) {
        try operate(old, op, value, into: register, isInPlace: true, at: span)
        markBound(register)
      } else {
        try operate(old, op, value, into: old, isInPlace: true, at: span)
        try store(name, from: old, at: target.span)
      }
    case .attribute(let object, let name):
      let object = try operand(object, before: value)
      let result = try temporary(at: span)
      let place = attributeSpan(target)
      try emit(.getAttribute, result, object, nameIndex(name, at: span), at: place)
      try cache(at: place)
      try operate(result, op, value, into: result, isInPlace: true, at: span)
      try emit(.setAttribute, object, nameIndex(name, at: span), result, at: place)
      try cache(at: place)
    case .subscript(let object, let index):
      let object = try operand(object, before: index, value)
      if let number = immediate(index) {
        let result = try temporary(at: span)
        try emit(.getItemInt, result, object, number, at: target.span)
        try operate(result, op, value, into: result, isInPlace: true, at: span)
        try emit(.setItemInt, object, number, result, at: target.span)
        return
      }
      let index = try operand(index, before: value)
      let result = try temporary(at: span)
      try emit(.getItem, result, object, index, at: target.span)
      try operate(result, op, value, into: result, isInPlace: true, at: span)
      try emit(.setItem, object, index, result, at: target.span)
    default: throw error("illegal expression for augmented assignment", at: target.span)
    }
  }

  /// `target: annotation = value`
  func annotate(
    _ target: Expression, _ annotation: Annotation, _ value: Expression?, isSimple: Bool,
    at span: Span
  ) throws(Diagnostic) {
    let mark = mark
    defer { release(to: mark) }
    if let value { try assign(target, value) }
    switch target.kind {
    case .name(let name):
      guard isSimple, scope.kind == .module || scope.kind == .classBody else { return }
      try emit(
        .annotate, nameIndex(name, at: span), annotationIndex(annotation, at: span),
        scope.kind == .classBody ? 1 : 0, at: span)
    case .attribute(let object, _): if value == nil { try discard(object) }
    case .subscript(let object, let index):
      if value == nil {
        try discard(object)
        try discard(index)
      }
    default: break
    }
  }

  private func annotationIndex(
    _ annotation: Annotation, at span: Span
  ) throws(Diagnostic) -> UInt16 {
    try constantIndex(.string(annotation.text.unicodeScalars.map(\.value)), at: span)
  }

  /// `del target`
  func delete(_ target: Expression) throws(Diagnostic) {
    let mark = mark
    defer { release(to: mark) }
    let span = target.span
    switch target.kind {
    case .name(let name): try delete(name, at: span)
    case .attribute(let object, let name):
      let object = try value(object)
      try emit(
        .deleteAttribute, object, nameIndex(name, at: span), at: attributeSpan(target))
    case .subscript(let object, let index):
      let object = try operand(object, before: index)
      try emit(.deleteItem, object, value(index), at: span)
    case .tuple(let targets), .list(let targets):
      for target in targets { try delete(target) }
    default: throw error("cannot delete this expression", at: span)
    }
  }
}

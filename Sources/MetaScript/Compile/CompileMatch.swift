// A `match` statement tries its cases in order. A pattern is compiled to tests that jump to the
// next case; what its names capture waits in temporaries until the whole pattern has matched, and is
// stored before the guard is asked.

extension Compiler {
  func match(
    _ subject: Expression, _ cases: [MatchCase], at span: Span
  ) throws(Diagnostic) {
    let end = label()
    // A temporary of its own: a case that fails at its guard may have assigned the variable.
    let matched = try temporary(at: span)
    try evaluate(subject, into: matched)
    for item in cases {
      let mark = mark
      let following = label()
      let captures = try pattern(item.pattern, of: matched, orElse: following)
      for capture in captures { try store(capture.name, from: capture.register, at: capture.span) }
      release(to: mark)
      if let condition = item.condition {
        try branch(on: condition, when: false, to: following, at: condition.span)
      }
      try compile(item.body)
      try jump(to: end, at: span)
      bind(following)
    }
    bind(end)
  }

  /// A name of a pattern, and the register with what it captured.
  struct Capture {
    let name: String
    let register: Register
    let span: Span
  }

  /// Goes on where the value matches the pattern, else jumps. The captures' registers are
  /// temporaries that the caller gives back.
  private func pattern(
    _ pattern: Pattern, of value: Register, orElse failure: Label
  ) throws(Diagnostic) -> [Capture] {
    let span = pattern.span
    switch pattern.kind {
    case .wildcard, .star(nil): return []
    case .star(.some(let name)): return [Capture(name: name, register: value, span: span)]
    case .capture(let inner, let name):
      let captures = try inner.map { inner throws(Diagnostic) in
        try self.pattern(inner, of: value, orElse: failure)
      }
      return (captures ?? []) + [Capture(name: name, register: value, span: span)]
    case .value(let expression):
      let comparison = Comparison(.equal, expression)
      try branch(value, comparison, when: false, to: failure, at: span)
      return []
    case .singleton(let expression):
      let comparison = Comparison(.is, expression)
      try branch(value, comparison, when: false, to: failure, at: span)
      return []
    case .sequence(let patterns):
      return try sequence(patterns, of: value, orElse: failure, at: span)
    case .mapping(let keys, let patterns, let rest):
      return try mapping(keys, patterns, rest, of: value, orElse: failure, at: span)
    case .class(let type, let positional, let keywords):
      return try instance(of: type, positional, keywords, of: value, orElse: failure, at: span)
    case .or(let alternatives):
      return try alternative(alternatives, of: value, orElse: failure, at: span)
    }
  }

  private func patterns(
    _ patterns: [Pattern], of first: Register, orElse failure: Label
  ) throws(Diagnostic) -> [Capture] {
    var captures: [Capture] = []
    for (index, pattern) in patterns.enumerated() {
      captures += try self.pattern(pattern, of: first + Register(index), orElse: failure)
    }
    return captures
  }

  private func sequence(
    _ patterns: [Pattern], of value: Register, orElse failure: Label, at span: Span
  ) throws(Diagnostic) -> [Capture] {
    let star = patterns.firstIndex { pattern in
      if case .star = pattern.kind { return true }
      return false
    }
    let test = try temporary(at: span)
    try emit(.matchSequence, test, value, at: span)
    try branch(.branchFalse, test, to: failure, at: span)
    try checkLength(
      of: value, star == nil ? .branchEqualInt : .branchGreaterOrEqualInt,
      star == nil ? patterns.count : patterns.count - 1, orElse: failure, at: span)
    guard patterns.contains(where: { !$0.isWildcard }) else { return [] }
    if let star, patterns[star].isWildcard {
      return try items(patterns, around: star, of: value, orElse: failure)
    }
    let first = try temporaries(patterns.count, at: span)
    if let star {
      let after = patterns.count - star - 1
      guard star < 256, after < 256 else {
        throw tooComplex("more than 255 patterns beside a starred one", at: span)
      }
      try emit(.unpackStarred, value, first, UInt16(star | after << 8), at: span)
    } else {
      try emit(.unpack, value, first, UInt16(patterns.count), at: span)
    }
    return try self.patterns(patterns, of: first, orElse: failure)
  }

  /// The patterns beside a `*_`, each matched with the item at its place: what the star stands for is
  /// not taken out, however long the sequence.
  private func items(
    _ patterns: [Pattern], around star: Int, of value: Register, orElse failure: Label
  ) throws(Diagnostic) -> [Capture] {
    var captures: [Capture] = []
    for (place, pattern) in patterns.enumerated() where !pattern.isWildcard {
      let span = pattern.span
      let index = try temporary(at: span)
      if place < star {
        try emit(.loadInt, index, wide: place, at: span)
      } else {
        try emit(.length, index, value, at: span)
        try emit(.subtractInt, index, index, UInt16(patterns.count - place), at: span)
      }
      let item = try temporary(at: span)
      try emit(.getItem, item, value, index, at: span)
      captures += try self.pattern(pattern, of: item, orElse: failure)
    }
    return captures
  }

  private func checkLength(
    of value: Register, _ opcode: Opcode, _ count: Int, orElse failure: Label, at span: Span
  ) throws(Diagnostic) {
    guard let count = Int16(exactly: count) else {
      throw tooComplex("more than \(Int16.max) patterns", at: span)
    }
    let length = try temporary(at: span)
    try emit(.length, length, value, at: span)
    try emit(opcode, 0, length, UInt16(bitPattern: count), at: span)
    try distance(to: failure, at: span)
  }

  private func mapping(
    _ keys: [Expression], _ patterns: [Pattern], _ rest: String?, of value: Register,
    orElse failure: Label, at span: Span
  ) throws(Diagnostic) -> [Capture] {
    let test = try temporary(at: span)
    try emit(.matchMapping, test, value, at: span)
    try branch(.branchFalse, test, to: failure, at: span)
    var captures: [Capture] = []
    let keyTuple = try temporary(at: span)
    try evaluate(Expression(.tuple(keys), span: span), into: keyTuple)
    if !keys.isEmpty {
      try checkLength(
        of: value, .branchGreaterOrEqualInt, keys.count, orElse: failure, at: span)
      let values = try temporary(at: span)
      try emit(.matchKeys, values, value, keyTuple, at: span)
      try branch(.branchNone, values, to: failure, at: span)
      let first = try temporaries(patterns.count, at: span)
      try emit(.unpack, values, first, UInt16(patterns.count), at: span)
      captures = try self.patterns(patterns, of: first, orElse: failure)
    }
    if let rest {
      let register = try temporary(at: span)
      try emit(.copyWithout, register, value, keyTuple, at: span)
      captures.append(Capture(name: rest, register: register, span: span))
    }
    return captures
  }

  private func instance(
    of type: Expression, _ positional: [Pattern], _ keywords: [KeywordPattern],
    of value: Register, orElse failure: Label, at span: Span
  ) throws(Diagnostic) -> [Capture] {
    let attributes = try temporary(at: span)
    try evaluate(type, into: attributes)
    let names = keywords.map { Constant.name($0.name) }
    let shape = try pooled(.tuple([.integer(positional.count)] + names), at: span)
    try emit(.matchClass, attributes, value, attributes, at: span)
    try emit(.extra, 0, wide: shape, at: span)
    try branch(.branchNone, attributes, to: failure, at: span)
    let inner = positional + keywords.map(\.pattern)
    guard !inner.isEmpty else { return [] }
    let first = try temporaries(inner.count, at: span)
    try emit(.unpack, attributes, first, operand(inner.count, "patterns", at: span), at: span)
    return try patterns(inner, of: first, orElse: failure)
  }

  /// Alternatives capture the same names, each in registers of its own: they are brought to the
  /// same ones.
  private func alternative(
    _ alternatives: [Pattern], of value: Register, orElse failure: Label, at span: Span
  ) throws(Diagnostic) -> [Capture] {
    let matched = label()
    var common: [Capture] = []
    for (index, alternative) in alternatives.enumerated() {
      let following = index == alternatives.count - 1 ? failure : label()
      let mark = mark
      var captures = try pattern(alternative, of: value, orElse: following)
      if index == 0 {
        for capture in captures {
          let register = try temporary(at: span)
          try emit(.move, register, capture.register, at: span)
          common.append(Capture(name: capture.name, register: register, span: capture.span))
        }
        try jump(to: matched, at: span)
      } else {
        captures.removeAll { capture in !common.contains { $0.name == capture.name } }
        for capture in captures {
          guard let target = common.first(where: { $0.name == capture.name }) else { continue }
          try emit(.move, target.register, capture.register, at: span)
        }
        if index < alternatives.count - 1 { try jump(to: matched, at: span) }
        release(to: mark)
      }
      if index < alternatives.count - 1 { bind(following) }
    }
    bind(matched)
    return common
  }
}

extension Pattern {
  /// `_` or `*_`, which match whatever stands there.
  fileprivate var isWildcard: Bool {
    switch kind {
    case .wildcard, .star(nil): true
    default: false
    }
  }
}

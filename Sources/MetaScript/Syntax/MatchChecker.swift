extension PlacementChecker {
  /// Checks the cases of a `match`: what they bind, and that none hides the next ones.
  func check(_ cases: [MatchCase], _ place: Place) throws(Diagnostic) {
    for (number, matchCase) in cases.enumerated() {
      let isLast = number == cases.count - 1
      var names: Set<String> = []
      try check(
        matchCase.pattern, mayMatchAll: isLast || matchCase.condition != nil, binding: &names)
      try check(matchCase.condition, place)
      try check(matchCase.body, place)
    }
  }

  private func check(
    _ pattern: Pattern, mayMatchAll: Bool, binding names: inout Set<String>
  ) throws(Diagnostic) {
    switch pattern.kind {
    case .value(let value):
      if case .joinedString = value.kind {
        throw error("patterns may only match literals and attribute lookups", at: value.span)
      }
    case .singleton: break
    case .wildcard:
      if !mayMatchAll {
        throw error("wildcard makes remaining patterns unreachable", at: pattern.span)
      }
    case .capture(let inner, let name):
      if let inner {
        try check(inner, mayMatchAll: mayMatchAll, binding: &names)
      } else if !mayMatchAll {
        throw error(
          "name capture '\(name)' makes remaining patterns unreachable", at: pattern.span)
      }
      try bind(name, in: pattern, &names)
    case .star(let name): if let name { try bind(name, in: pattern, &names) }
    case .sequence(let elements):
      let stars = elements.count {
        if case .star = $0.kind { true } else { false }
      }
      if stars > 1 {
        throw error("multiple starred names in sequence pattern", at: pattern.span)
      }
      for element in elements { try check(element, mayMatchAll: true, binding: &names) }
    case .mapping(let keys, let patterns, let rest):
      try check(keys: keys, of: pattern)
      for value in patterns { try check(value, mayMatchAll: true, binding: &names) }
      if let rest { try bind(rest, in: pattern, &names) }
    case .class(_, let positional, let keywords):
      try check(keywords: keywords)
      for value in positional { try check(value, mayMatchAll: true, binding: &names) }
      for keyword in keywords {
        try check(keyword.pattern, mayMatchAll: true, binding: &names)
      }
    case .or(let alternatives):
      try check(alternatives: alternatives, of: pattern, mayMatchAll: mayMatchAll, &names)
    }
  }

  private func bind(
    _ name: String, in pattern: Pattern, _ names: inout Set<String>
  ) throws(Diagnostic) {
    if names.insert(name).inserted { return }
    throw error(
      "multiple assignments to name '\(name)' in pattern", at: lastVisited(in: pattern).span)
  }

  /// The part of a pattern that is compiled last: CPython reports the place it has come to.
  private func lastVisited(in pattern: Pattern) -> Pattern {
    switch pattern.kind {
    case .sequence(let elements): elements.last.map(lastVisited) ?? pattern
    case .capture(let inner, _): inner.map(lastVisited) ?? pattern
    case .or(let alternatives): alternatives.last.map(lastVisited) ?? pattern
    case .mapping(_, let patterns, _): patterns.last.map(lastVisited) ?? pattern
    case .class(_, let positional, let keywords):
      (keywords.last?.pattern ?? positional.last).map(lastVisited) ?? pattern
    case .value, .singleton, .star, .wildcard: pattern
    }
  }

  /// Every alternative binds the same names, and only the last one may match everything.
  private func check(
    alternatives: [Pattern], of pattern: Pattern, mayMatchAll: Bool,
    _ names: inout Set<String>
  ) throws(Diagnostic) {
    var common: Set<String>?
    for (number, alternative) in alternatives.enumerated() {
      var bound: Set<String> = []
      let isLast = number == alternatives.count - 1
      try check(alternative, mayMatchAll: isLast && mayMatchAll, binding: &bound)
      if let common, common != bound {
        throw error(
          "alternative patterns bind different names", at: lastVisited(in: alternative).span)
      }
      common = bound
    }
    for name in (common ?? []).sorted() { try bind(name, in: pattern, &names) }
  }

  private func check(keywords: [KeywordPattern]) throws(Diagnostic) {
    var seen: Set<String> = []
    for keyword in keywords where !seen.insert(keyword.name).inserted {
      throw error(
        "attribute name repeated in class pattern: \(keyword.name)", at: keyword.pattern.span)
    }
  }

  private func check(keys: [Expression], of pattern: Pattern) throws(Diagnostic) {
    var seen: Set<ConstantKey> = []
    for key in keys {
      guard let constant = ConstantKey(key), !seen.insert(constant).inserted else { continue }
      throw error(
        "mapping pattern checks duplicate key (\(ConstantKey.text(of: key)))", at: pattern.span)
    }
  }
}

/// A literal key of a mapping pattern; equal where Python's `==` says so, `1`, `1.0` and `True`.
private enum ConstantKey: Hashable {
  case none
  case number(Double)
  case string([UInt32])
  /// A number too large to be compared as `Double`, by its digits.
  case large(String)

  init?(_ key: Expression) {
    switch key.kind {
    case .none: self = .none
    case .true: self = .number(1)
    case .false: self = .number(0)
    case .float(let value): self = .number(value)
    case .string(let text): self = .string(text)
    case .integer(let value):
      self = Double(exactly: value).map { .number($0) } ?? .large("\(value)")
    case .bigInteger(let value): self = .large("\(value)")
    case .unary(.minus, let operand):
      switch ConstantKey(operand) {
      case .number(let value): self = .number(-value)
      case .large(let digits): self = .large("-" + digits)
      default: return nil
      }
    default: return nil
    }
  }

  /// The key as `repr` shows it.
  static func text(of key: Expression) -> String {
    switch key.kind {
    case .none: return "None"
    case .true: return "True"
    case .false: return "False"
    case .integer(let value): return "\(value)"
    case .bigInteger(let value): return "\(value)"
    case .float(let value): return "\(value)"
    case .unary(_, let operand): return "-" + text(of: operand)
    case .string(let text):
      let plain = String(
        String.UnicodeScalarView(text.map { Unicode.Scalar($0) ?? "\u{FFFD}" }))
      return plain.contains("'") && !plain.contains("\"") ? "\"\(plain)\"" : "'\(plain)'"
    default: return ""
    }
  }
}

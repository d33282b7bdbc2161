/// Interprets `ErrorGrammar` over tokens: once as the grammar proper, to see how far it gets, then
/// with the rules named `invalid_…`, to find a complaint.
struct ErrorSearch {
  let grammar = ErrorGrammar.shared
  let source: SourceText
  let tokens: [Token]
  let failure: LexicalFailure?

  private var position: Int
  /// How many tokens have been looked at: an error without a place of its own is put on the last.
  private(set) var seen: Int
  /// What was found; the search ends with it.
  private(set) var found: Diagnostic?
  private var isComplaining = false
  private var nodes: [ErrorNode] = []
  private var memory: [Memory: Remembered] = [:]
  private var depth = 0
  private var steps = 0
  private(set) var hasGivenUp = false

  /// The rules that may be active at once, and the steps of a search: far more than programs that
  /// people write need, and few enough to end soon. Beyond them the error is reported plainly.
  private static let maximumDepth = 6000
  private static let maximumSteps = 1_000_000

  private struct Memory: Hashable {
    let rule: Int32
    let position: Int32
  }

  private struct Remembered {
    var node: Int?
    var end: Int
  }

  init(source: SourceText, tokens: [Token], from start: Int, failure: LexicalFailure?) {
    self.source = source
    self.tokens = tokens
    self.failure = failure
    position = start
    seen = start
  }

  /// Runs a pass over the rule `name`; returns whether the text is what the rule describes.
  mutating func run(_ name: String, from start: Int, complaining: Bool) -> Bool {
    guard let rule = grammar.rules.firstIndex(where: { $0.name == name }) else { return false }
    position = start
    isComplaining = complaining
    memory = [:]
    nodes = []
    return self.rule(rule) != nil
  }

  private var isStopped: Bool { found != nil || hasGivenUp }

  // Each function below returns the node of what it has read, or `nil` after moving back.

  private mutating func rule(_ number: Int) -> Int? {
    let rule = grammar.rules[number]
    steps += 1
    depth += 1
    defer { depth -= 1 }
    if steps > Self.maximumSteps || depth > Self.maximumDepth { hasGivenUp = true }
    if isStopped { return nil }
    let key = Memory(
      rule: Int32(truncatingIfNeeded: number), position: Int32(truncatingIfNeeded: position))
    if rule.isMemoized || rule.isLeftRecursive, let known = memory[key] {
      position = known.end
      return known.node
    }
    let wasComplaining = isComplaining
    if rule.isQuiet { isComplaining = false }
    defer { isComplaining = wasComplaining }
    if rule.isLeftRecursive { return grow(rule, key) }
    let node = alternatives(rule.alternatives)
    if rule.isMemoized { memory[key] = Remembered(node: node, end: position) }
    return node
  }

  /// A rule that begins with itself: each round may use what the round before has found.
  private mutating func grow(_ rule: ErrorGrammar.Rule, _ key: Memory) -> Int? {
    let start = position
    var best = Remembered(node: nil, end: start)
    while true {
      memory[key] = best
      position = start
      let node = alternatives(rule.alternatives)
      if isStopped { return nil }
      guard let node, position > best.end else { break }
      best = Remembered(node: node, end: position)
    }
    memory[key] = best
    position = best.end
    return best.node
  }

  private mutating func alternatives(_ alternatives: [ErrorGrammar.Alternative]) -> Int? {
    let start = position
    for alternative in alternatives {
      if alternative.isComplaint, !isComplaining { continue }
      var isFinal = false
      if let node = self.alternative(alternative, isFinal: &isFinal) { return node }
      position = start
      if isFinal || isStopped { return nil }
    }
    return nil
  }

  /// `isFinal` is set where the alternatives that follow must not be tried.
  private mutating func alternative(
    _ alternative: ErrorGrammar.Alternative, isFinal: inout Bool
  ) -> Int? {
    let start = position
    var parts = ErrorParts()
    var values: [Int] = []
    for item in alternative.items {
      if case .cut = item.element {
        isFinal = true
        continue
      }
      guard let node = element(item.element) else { return nil }
      if let label = item.label { parts[label] = node }
      if case .lookahead = item.element { continue }
      values.append(node)
    }
    switch alternative.result {
    case .plain:
      if values.count == 1 { return values[0] }
      return make(.other, values, from: start)
    case .part(let label): return parts[label]
    case .named(let kind): return make(kind, values, from: start)
    case .complaint(let complaint):
      isFinal = true
      complain(complaint, parts)
      return nil
    }
  }

  private mutating func element(_ element: ErrorGrammar.Element) -> Int? {
    switch element {
    case .token(let kind): return token { $0.kind == kind }
    case .word(let word): return token { [source] in $0.reads(word, in: source) }
    case .softKeyword:
      // CPython compares only as many letters as the name has, so that `c` counts as `case`.
      return token { [source] token in
        token.kind == .name
          && ["_", "case", "match"].contains { $0.hasPrefix(source.text(of: token.span)) }
      }
    case .rule(let number): return rule(number)
    case .group(let alternatives): return self.alternatives(alternatives)
    case .optional(let inner):
      let start = position
      return self.element(inner) ?? (isStopped ? nil : make(.other, [], from: start))
    case .repeated(let inner, let separator, let atLeastOne):
      return repeated(inner, separator, atLeastOne)
    case .lookahead(let inner, let isPositive):
      let start = position
      let isThere = self.element(inner) != nil
      position = start
      if isStopped || isThere != isPositive { return nil }
      return make(.other, [], from: start)
    case .forced(let kind): return forced(kind)
    case .cut: return make(.other, [], from: position)
    }
  }

  private mutating func repeated(
    _ element: ErrorGrammar.Element, _ separator: ErrorGrammar.Element?, _ atLeastOne: Bool
  ) -> Int? {
    let start = position
    var values: [Int] = []
    while true {
      let before = position
      if let separator, !values.isEmpty, self.element(separator) == nil { break }
      guard let value = self.element(element), position > before else {
        position = before
        break
      }
      values.append(value)
    }
    if isStopped || (atLeastOne && values.isEmpty) { return nil }
    return make(.other, values, from: start)
  }

  private mutating func token(_ fits: (Token) -> Bool) -> Int? {
    guard let token = look(), fits(token) else { return nil }
    let start = position
    position += 1
    return make(.token, [], from: start)
  }

  private mutating func forced(_ kind: TokenKind) -> Int? {
    guard let token = look() else { return nil }
    if token.kind == kind { return self.token { $0.kind == kind } }
    let text = kind.text.map { "\($0)" } ?? ""
    report("expected '\(text)'", at: ErrorPosition.span(of: token, in: source))
    return nil
  }

  /// The next token, which counts as seen; the search ends where the lexer ended.
  private mutating func look() -> Token? {
    guard position < tokens.count else { return nil }
    seen = max(seen, position + 1)
    let token = tokens[position]
    guard token.kind == .failure else { return token }
    if found == nil, let failure { found = Diagnostic(failure, in: source) }
    return nil
  }

  private mutating func make(
    _ kind: ErrorNode.Kind, _ values: [Int], from start: Int
  ) -> Int {
    var children: [Int] = []
    for value in values {
      switch nodes[value].kind {
      case .token: break
      case .other: children += nodes[value].children
      default: children.append(value)
      }
    }
    let first = tokens[min(start, tokens.count - 1)]
    let last = position > start ? tokens[position - 1] : first
    var span = Span(start: first.start, end: max(last.end, first.start))
    if position <= start { span.end = span.start }
    var kind = kind
    if kind == .strings {
      let isFormatted = tokens[start..<position].contains {
        StringLiteral($0, in: source.bytes).isFormatted
      }
      kind = isFormatted ? .formattedString : .literal
    }
    nodes.append(ErrorNode(kind: kind, span: span, children: children))
    return nodes.count - 1
  }
}

/// The labelled parts of an alternative; the labels are `a` and `b`.
struct ErrorParts {
  private var a: Int?
  private var b: Int?

  subscript(label: UInt8) -> Int? {
    get { label == UInt8(ascii: "a") ? a : b }
    set { if label == UInt8(ascii: "a") { a = newValue } else { b = newValue } }
  }
}

extension Token {
  /// Whether this is a name with that text.
  fileprivate func reads(_ word: String, in source: SourceText) -> Bool {
    kind == .name && source.bytes[Int(start)..<Int(end)].elementsEqual(word.utf8)
  }
}

extension ErrorSearch {
  private mutating func report(_ message: String, at span: Span, kind: String = "SyntaxError") {
    if found != nil { return }
    found = Diagnostic(kind: kind, message: message, place: .init(source: source, span: span))
  }

  private var lastSpan: Span {
    ErrorPosition.span(of: tokens[max(seen - 1, 0)], in: source)
  }

  private mutating func complain(_ complaint: ErrorGrammar.Complaint, _ parts: ErrorParts) {
    let a = parts[UInt8(ascii: "a")].map { nodes[$0] }
    let b = parts[UInt8(ascii: "b")].map { nodes[$0] }
    let range = Span(from: a?.span ?? lastSpan, to: b?.span ?? a?.span ?? lastSpan)
    var subject = a
    var message = complaint.message
    var span = range
    switch complaint.place {
    case .at, .range: break
    // One short: CPython takes the place where its reader stands for a column counted from 1.
    case .from: span.end = max(span.start, lastSpan.end - 1)
    case .end: span = Span(start: range.end - 1, end: range.end)
    case .last: span = lastSpan
    case .indentation:
      span = lastSpan
      if span.end > span.start { span.end = span.start }
    case .lastItem: span.end = b?.children.last.map { nodes[$0].span.end } ?? range.end
    case .starTarget, .forTarget, .deleteTarget:
      guard let target = a.flatMap({ invalidTarget(in: $0, complaint.place) }) else { return }
      subject = target
      span = target.span
    case .legacy: if !isLegacy(a) { return }
    case .comma: if isLegacy(a) || position > 0 && tokens[position - 1].depth == 0 { return }
    case .order:
      span = lastSpan
      if a?.children.contains(where: { nodes[$0].kind == .mapping }) == true {
        message += " unpacking"
      }
    case .generator:
      let arguments = (a?.children ?? []).map { nodes[$0] }
        .filter { $0.kind != .keyword && $0.kind != .mapping }
      guard arguments.count > 1, let last = arguments.last else { return }
      let end = b?.children.last.map { nodes[$0].span.end } ?? range.end
      span = Span(start: last.span.start, end: end)
    }
    report(
      fill(message, with: subject), at: span,
      kind: complaint.place == .indentation ? "IndentationError" : "SyntaxError")
  }

  private func fill(_ message: String, with node: ErrorNode?) -> String {
    guard let node, message.contains("%") else { return message }
    let replacement: String
    var result = ""
    var parts = message.split(separator: "%", omittingEmptySubsequences: false)
    switch parts[1].first {
    case "n": replacement = node.kind.rawValue
    case "t":
      replacement = source.text(of: node.span).split(separator: " ").first.map(String.init) ?? ""
    default: replacement = "\(source.line(at: node.span.start) + source.firstLine - 1)"
    }
    result = String(parts.removeFirst())
    for part in parts { result += replacement + part.dropFirst() }
    return result
  }

  private func isLegacy(_ node: ErrorNode?) -> Bool {
    guard let node, node.kind == .token || node.kind == .name else { return false }
    let text = source.text(of: node.span)
    return text == "print" || text == "exec"
  }

  /// The first part of a target that cannot be one.
  private func invalidTarget(
    in node: ErrorNode, _ place: ErrorGrammar.Complaint.Place
  ) -> ErrorNode? {
    switch node.kind {
    case .name, .subscript, .attribute: return nil
    case .list, .tuple:
      for child in node.children {
        if let target = invalidTarget(in: nodes[child], place) { return target }
      }
      return nil
    case .starred:
      if place == .deleteTarget { return node }
      return node.children.first.flatMap { invalidTarget(in: nodes[$0], place) }
    case .comparison where place == .forTarget:
      // `a in b` where `a` should have been a target.
      guard node.children.count > 1, nodes[node.children[1]].kind == .in else { return nil }
      return invalidTarget(in: nodes[node.children[0]], place)
    default: return node
    }
  }
}

/// Reads a pattern: text → `RegexNode`, with the errors and positions of Python's `re`.
struct RegexParser {
  /// Groups nested deeper end in a RecursionError, as in Python.
  static let deepest = 400

  var tokens: RegexTokens
  var flags: RegexFlags
  /// Group 0 first; the width of a group once it has been closed.
  var groupWidths: [RegexWidth?] = [nil]
  var groupNames: [(name: [UInt32], index: Int)] = []
  /// The number of groups when the outermost look-behind began.
  private var lookBehindGroups: Int?
  /// Conditions on groups by number, to be checked at the end.
  private var conditions: [(group: Int, position: Int)] = []

  init(_ pattern: [UInt32], flags: RegexFlags) throws(RegexError) {
    tokens = try RegexTokens(pattern)
    self.flags = flags
  }

  var groupCount: Int { groupWidths.count - 1 }

  mutating func parse() throws(RegexError) -> RegexNode {
    let node = try alternatives(verbose: flags.contains(.verbose), depth: 0)
    if flags.contains(.locale) {
      throw RegexError(
        kind: .value, message: "cannot use LOCALE flag with a str pattern", position: nil)
    }
    if !flags.contains(.ascii) {
      flags.insert(.unicode)
    } else if flags.contains(.unicode) {
      throw RegexError(
        kind: .value, message: "ASCII and UNICODE flags are incompatible", position: nil)
    }
    if tokens.next != nil { throw tokens.error("unbalanced parenthesis") }
    for (group, position) in conditions where group > groupCount {
      throw RegexError(message: "invalid group reference \(group)", position: position)
    }
    return node
  }

  /// `a|b|c`
  mutating func alternatives(verbose: Bool, depth: Int) throws(RegexError) -> RegexNode {
    if depth > Self.deepest {
      throw RegexError(
        kind: .recursion, message: "maximum recursion depth exceeded", position: nil)
    }
    var verbose = verbose
    var items: [RegexNode] = []
    repeat {
      items.append(
        try sequence(verbose: verbose, depth: depth + 1, isFirst: depth == 0 && items.isEmpty))
      if depth == 0 { verbose = flags.contains(.verbose) }
    } while try tokens.match("|")
    return items.count == 1 ? items[0] : .branch(items)
  }

  /// Items one after the other, up to `|`, `)` or the end.
  private mutating func sequence(
    verbose: Bool, depth: Int, isFirst: Bool
  ) throws(RegexError) -> RegexNode {
    var verbose = verbose
    var items: [RegexNode] = []
    while let this = tokens.next, this != [124], this != [41] {
      _ = try tokens.take()
      if this.count == 2 {
        items.append(try escape(this))
        continue
      }
      let c = this[0]
      if verbose {
        if c == 32 || c &- 9 < 5 { continue }
        if c == 35 {
          while let skipped = try tokens.take(), skipped != [10] {}
          continue
        }
      }
      switch Unicode.Scalar(c) {
      case ".": items.append(.unit(.any))
      case "^": items.append(.at(.start))
      case "$": items.append(.at(.end))
      case "[": items.append(.unit(try set()))
      case "*", "+", "?", "{": try quantify(c, &items)
      case "(":
        if let group = try group(verbose: &verbose, depth: depth, isFirst: isFirst && items.isEmpty)
        {
          items.append(group)
        }
      default: items.append(.unit(.literal(c)))
      }
    }
    return .sequence(items)
  }

  /// Applies `* + ? {m,n}` and what may follow them to the last item.
  private mutating func quantify(_ c: UInt32, _ items: inout [RegexNode]) throws(RegexError) {
    let here = tokens.position
    var least = 0
    var most = RegexNode.unbounded
    switch Unicode.Scalar(c) {
    case "?": most = 1
    case "+": least = 1
    case "{":
      if tokens.isNext("}") {
        items.append(.unit(.literal(c)))
        return
      }
      let low = try tokens.take(upTo: .max, while: isDecimalDigit)
      var high = low
      if try tokens.match(",") { high = try tokens.take(upTo: .max, while: isDecimalDigit) }
      guard try tokens.match("}") else {
        items.append(.unit(.literal(c)))
        try tokens.seek(here)
        return
      }
      if !low.isEmpty { least = try count(low) }
      if !high.isEmpty {
        most = try count(high)
        if most < least {
          throw tokens.error(
            "min repeat greater than max repeat", back: tokens.position - here)
        }
      }
    default: break
    }
    let back = tokens.position - here + 1
    guard let item = items.last else { throw tokens.error("nothing to repeat", back: back) }
    if case .at = item { throw tokens.error("nothing to repeat", back: back) }
    if case .repeated = item { throw tokens.error("multiple repeat", back: back) }
    let greed: RegexGreed =
      try tokens.match("?") ? .lazy : try tokens.match("+") ? .possessive : .greedy
    items[items.count - 1] = .repeated(item, least: least, most: most, greed)
  }

  private func count(_ digits: [UInt32]) throws(RegexError) -> Int {
    guard let value = Int(digits.asText), value < 4_294_967_295 else {
      throw RegexError(
        kind: .overflow, message: "the repetition number is too large", position: nil)
    }
    return min(value, RegexNode.unbounded)
  }

  // MARK: Groups

  mutating func openGroup(_ name: [UInt32]?) throws(RegexError) -> Int {
    let index = groupWidths.count
    groupWidths.append(nil)
    if let name {
      if let known = groupNames.first(where: { $0.name == name }) {
        throw tokens.error(
          "redefinition of group name \(quoted(name)) as group \(index); "
            + "was group \(known.index)", back: name.count + 1)
      }
      groupNames.append((name, index))
    }
    return index
  }

  func isClosed(_ group: Int) -> Bool {
    group < groupWidths.count && groupWidths[group] != nil
  }

  func group(named name: [UInt32]) -> Int? { groupNames.first { $0.name == name }?.index }

  func checkName(_ name: [UInt32]) throws(RegexError) {
    if !name.isIdentifier {
      throw tokens.error(
        "bad character in group name \(quoted(name))", back: name.count + 1)
    }
  }

  func checkLookBehind(_ group: Int) throws(RegexError) {
    guard let lookBehindGroups else { return }
    if !isClosed(group) { throw tokens.error("cannot refer to an open group") }
    if group >= lookBehindGroups {
      throw tokens.error("cannot refer to group defined in the same lookbehind subpattern")
    }
  }

  mutating func addCondition(_ group: Int, at position: Int) {
    if !conditions.contains(where: { $0.group == group }) { conditions.append((group, position)) }
  }

  /// The inside of a look-around.
  mutating func lookAround(
    behind: Bool, verbose: Bool, depth: Int
  ) throws(RegexError) -> RegexNode {
    let outermost = behind && lookBehindGroups == nil
    if outermost { lookBehindGroups = groupWidths.count }
    let node = try alternatives(verbose: verbose, depth: depth + 1)
    if outermost { lookBehindGroups = nil }
    return node
  }

  /// The branch of a conditional.
  mutating func conditionalBranch(verbose: Bool, depth: Int) throws(RegexError) -> RegexNode {
    try sequence(verbose: verbose, depth: depth + 1, isFirst: false)
  }
}

/// `repr` of a name in a message.
func quoted(_ name: [UInt32]) -> String {
  let quote: Character = name.contains(39) && !name.contains(34) ? "\"" : "'"
  var text = String(quote)
  for c in name {
    if c == 92 || (c == 39 && quote == "'") { text.append("\\") }
    text.unicodeScalars.append(Unicode.Scalar(c) ?? "\u{FFFD}")
  }
  text.append(quote)
  return text
}

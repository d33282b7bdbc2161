/// What may follow `(`.
extension RegexParser {
  /// A group, an assertion or a conditional; nil for a comment or for flags of the whole pattern.
  mutating func group(
    verbose: inout Bool, depth: Int, isFirst: Bool
  ) throws(RegexError) -> RegexNode? {
    let start = tokens.position - 1
    guard try tokens.match("?") else {
      return try captured(nil, verbose: verbose, depth: depth, start: start)
    }
    guard let mark = try tokens.take() else { throw tokens.error("unexpected end of pattern") }
    guard mark.count == 1 else { throw unknownExtension("?", mark) }
    switch Unicode.Scalar(mark[0]) {
    case "P": return try named(verbose: verbose, depth: depth, start: start)
    case ":":
      let inside = try closed(verbose: verbose, depth: depth, start: start)
      return .group(nil, inside, adding: [], removing: [])
    case "#":
      while true {
        if tokens.next == nil {
          throw tokens.error(
            "missing ), unterminated comment", back: tokens.position - start)
        }
        if try tokens.take() == [41] { return nil }
      }
    case "=", "!":
      return try look(mark, behind: false, verbose: verbose, depth: depth, start: start)
    case "<":
      guard let kind = try tokens.take() else { throw tokens.error("unexpected end of pattern") }
      guard kind == [61] || kind == [33] else { throw unknownExtension("?<", kind) }
      return try look(kind, behind: true, verbose: verbose, depth: depth, start: start)
    case "(": return try conditional(verbose: verbose, depth: depth, start: start)
    case ">": return .atomic(try closed(verbose: verbose, depth: depth, start: start))
    default:
      guard mark == [45] || RegexFlags(letter: mark[0]) != nil else {
        throw unknownExtension("?", mark)
      }
      guard let (adding, removing) = try inlineFlags(mark[0]) else {
        if !isFirst {
          throw tokens.error(
            "global flags not at the start of the expression", back: tokens.position - start)
        }
        verbose = flags.contains(.verbose)
        return nil
      }
      let isVerbose =
        (verbose || adding.contains(.verbose)) && !removing.contains(.verbose)
      let inside = try closed(verbose: isVerbose, depth: depth, start: start)
      return .group(nil, inside, adding: adding, removing: removing)
    }
  }

  private func unknownExtension(_ before: String, _ mark: [UInt32]) -> RegexError {
    tokens.error("unknown extension \(before)\(mark.asText)", back: mark.count + before.count)
  }

  /// The inside of a group and its closing parenthesis.
  private mutating func closed(
    verbose: Bool, depth: Int, start: Int
  ) throws(RegexError) -> RegexNode {
    let inside = try alternatives(verbose: verbose, depth: depth + 1)
    try close(start)
    return inside
  }

  private mutating func close(_ start: Int) throws(RegexError) {
    guard try tokens.match(")") else {
      throw tokens.error("missing ), unterminated subpattern", back: tokens.position - start)
    }
  }

  private mutating func captured(
    _ name: [UInt32]?, verbose: Bool, depth: Int, start: Int
  ) throws(RegexError) -> RegexNode {
    let index = try openGroup(name)
    let inside = try closed(verbose: verbose, depth: depth, start: start)
    groupWidths[index] = inside.width(groups: groupWidths)
    return .group(index, inside, adding: [], removing: [])
  }

  /// `(?P<name>…)` and `(?P=name)`
  private mutating func named(
    verbose: Bool, depth: Int, start: Int
  ) throws(RegexError) -> RegexNode {
    if try tokens.match("<") {
      let name = try tokens.take(until: ">", naming: "group name")
      try checkName(name)
      return try captured(name, verbose: verbose, depth: depth, start: start)
    }
    if try tokens.match("=") {
      let name = try tokens.take(until: ")", naming: "group name")
      try checkName(name)
      guard let index = group(named: name) else {
        throw tokens.error("unknown group name \(quoted(name))", back: name.count + 1)
      }
      if !isClosed(index) {
        throw tokens.error("cannot refer to an open group", back: name.count + 1)
      }
      try checkLookBehind(index)
      return .reference(index)
    }
    guard let mark = try tokens.take() else { throw tokens.error("unexpected end of pattern") }
    throw unknownExtension("?P", mark)
  }

  private mutating func look(
    _ kind: [UInt32], behind: Bool, verbose: Bool, depth: Int, start: Int
  ) throws(RegexError) -> RegexNode {
    let inside = try lookAround(behind: behind, verbose: verbose, depth: depth)
    try close(start)
    return .look(inside, behind: behind, negative: kind == [33])
  }

  /// `(?(group)yes|no)`
  private mutating func conditional(
    verbose: Bool, depth: Int, start: Int
  ) throws(RegexError) -> RegexNode {
    if depth > Self.deepest {
      throw RegexError(
        kind: .recursion, message: "maximum recursion depth exceeded", position: nil)
    }
    let name = try tokens.take(until: ")", naming: "group name")
    let back = name.count + 1
    let index: Int
    if name.isIdentifier {
      guard let known = group(named: name) else {
        throw tokens.error("unknown group name \(quoted(name))", back: back)
      }
      index = known
    } else {
      guard name.allSatisfy(isDecimalDigit), let number = Int(name.asText) else {
        throw tokens.error("bad character in group name \(quoted(name))", back: back)
      }
      if number == 0 { throw tokens.error("bad group number", back: back) }
      if number >= 1_073_741_823 {
        throw tokens.error("invalid group reference \(number)", back: back)
      }
      addCondition(number, at: tokens.position - back)
      index = number
    }
    try checkLookBehind(index)
    let yes = try conditionalBranch(verbose: verbose, depth: depth)
    var no: RegexNode?
    if try tokens.match("|") {
      no = try conditionalBranch(verbose: verbose, depth: depth)
      if tokens.isNext("|") {
        throw tokens.error("conditional backref with more than two branches")
      }
    }
    try close(start)
    return .conditional(index, yes, no)
  }

  /// The flags after `(?`; nil when they are those of the whole pattern.
  private mutating func inlineFlags(
    _ first: UInt32
  ) throws(RegexError) -> (adding: RegexFlags, removing: RegexFlags)? {
    var adding: RegexFlags = []
    var removing: RegexFlags = []
    var mark = [first]
    if first != 45 {
      while true {
        guard let flag = RegexFlags(letter: mark[0]) else {
          let isLetter = Unicode.Scalar(mark[0])?.properties.isAlphabetic ?? false
          throw tokens.error(
            isLetter && mark.count == 1 ? "unknown flag" : "missing -, : or )", back: mark.count)
        }
        if flag == .locale {
          throw tokens.error("bad inline flags: cannot use 'L' flag with a str pattern")
        }
        adding.insert(flag)
        if !flag.isDisjoint(with: .kinds), adding.intersection(.kinds) != flag {
          throw tokens.error("bad inline flags: flags 'a', 'u' and 'L' are incompatible")
        }
        guard let following = try tokens.take() else { throw tokens.error("missing -, : or )") }
        mark = following
        if mark == [41] || mark == [45] || mark == [58] { break }
      }
    }
    if mark == [41] {
      flags.formUnion(adding)
      return nil
    }
    if mark == [45] {
      removing = try removedFlags()
    }
    if !adding.isDisjoint(with: removing) {
      throw tokens.error("bad inline flags: flag turned on and off", back: 1)
    }
    return (adding, removing)
  }

  private mutating func removedFlags() throws(RegexError) -> RegexFlags {
    var removing: RegexFlags = []
    guard var mark = try tokens.take() else { throw tokens.error("missing flag") }
    var missing = "missing flag"
    while true {
      guard mark.count == 1, let flag = RegexFlags(letter: mark[0]) else {
        let isLetter = Unicode.Scalar(mark[0])?.properties.isAlphabetic ?? false
        throw tokens.error(
          isLetter && mark.count == 1 ? "unknown flag" : missing, back: mark.count)
      }
      if !flag.isDisjoint(with: .kinds) {
        throw tokens.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
      }
      removing.insert(flag)
      guard let following = try tokens.take() else { throw tokens.error("missing :") }
      if following == [58] { return removing }
      mark = following
      missing = "missing :"
    }
  }
}

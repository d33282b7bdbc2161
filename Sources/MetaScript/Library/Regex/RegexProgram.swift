/// One step of a compiled pattern. `a` to `d` are numbers whose meaning belongs to the operation.
struct RegexStep: BitwiseCopyable {
  enum Operation: UInt8 {
    /// The text so far is a match.
    case success
    /// This way leads nowhere.
    case failure
    /// One code point equal to `a`; different from `a`; equal to `a` when case is ignored
    /// (`b` is 1 under ASCII); in set `a`; any but a newline; any at all.
    case literal, notLiteral, folded, notFolded, set, any, anything
    /// The place `a` (`RegexPlace`); `b` is 1 in MULTILINE, `c` is 1 under ASCII.
    case at
    /// Goes on at `a`.
    case jump
    /// Goes on here; if that fails, at `a`.
    case split
    /// Remembers the position as capture slot `a`.
    case mark
    /// The text of group `a`; `b` is 1 when case is ignored, `c` is 1 under ASCII.
    case reference
    /// Goes on here when group `a` has matched, else at `b`.
    case conditional
    /// Repeats the one-code-point step that follows, `a` to `b` times, as much as it can; as little
    /// as it can.
    case greedyUnit, lazyUnit
    /// Starts counting repeat `a`.
    case repeatStart
    /// The end of a round of repeat `a`, which wants `b` to `c` of them; the body stands here, what
    /// comes after the repeat at `d`.
    case greedyRound, lazyRound
    /// An assertion or atomic group up to its `lookEnd`; a failure inside means failure, or, in a
    /// negative one (`b` is 1), going on at `a` from here. Steps back `c` code points first.
    case lookStart
    /// The assertion holds: the position is put back; an atomic group (`a` is 1) keeps it; a
    /// negative one (`a` is 2) fails.
    case lookEnd
  }

  var operation: Operation
  var a: Int32 = 0
  var b: Int32 = 0
  var c: Int32 = 0
  var d: Int32 = 0
}

/// A compiled pattern.
final class RegexProgram: Sendable {
  let steps: [RegexStep]
  let sets: [RegexSet]
  let groupCount: Int
  let groupNames: [(name: [UInt32], index: Int)]
  let flags: RegexFlags
  let repeatCount: Int
  /// The fewest code points a match can have.
  let leastWidth: Int

  init(
    steps: [RegexStep], sets: [RegexSet], groupCount: Int,
    groupNames: [(name: [UInt32], index: Int)], flags: RegexFlags, repeatCount: Int,
    leastWidth: Int
  ) {
    self.steps = steps
    self.sets = sets
    self.groupCount = groupCount
    self.groupNames = groupNames
    self.flags = flags
    self.repeatCount = repeatCount
    self.leastWidth = leastWidth
  }

  /// Reads and compiles a pattern.
  convenience init(_ pattern: [UInt32], flags: RegexFlags) throws(RegexError) {
    var parser = try RegexParser(pattern, flags: flags)
    let node = try parser.parse()
    var compiler = RegexCompiler(groupWidths: parser.groupWidths)
    try compiler.emit(node, flags: parser.flags)
    compiler.add(.success)
    self.init(
      steps: compiler.steps, sets: compiler.sets, groupCount: parser.groupCount,
      groupNames: parser.groupNames, flags: parser.flags, repeatCount: compiler.repeatCount,
      leastWidth: node.width(groups: parser.groupWidths).least)
  }
}

/// A set of code points: a bit for each below 256, the rest by asking.
struct RegexSet: Sendable {
  private let bits: (UInt64, UInt64, UInt64, UInt64)
  private let ranges: [ClosedRange<UInt32>]
  private let categories: [RegexCategory]
  private let negated: Bool
  private let ignoresCase: Bool
  private let isASCII: Bool

  init(_ items: [RegexSetItem], negated: Bool, flags: RegexFlags) {
    var ranges: [ClosedRange<UInt32>] = []
    var categories: [RegexCategory] = []
    for item in items {
      switch item {
      case .range(let low, let high): ranges.append(low...high)
      case .category(let category): categories.append(category)
      }
    }
    self.ranges = ranges
    self.categories = categories
    self.negated = negated
    ignoresCase = flags.contains(.ignoreCase)
    isASCII = flags.contains(.ascii)
    var words: [UInt64] = [0, 0, 0, 0]
    for c in 0..<256
    where Self.holds(UInt32(c), ranges, categories, ignoresCase, isASCII) != negated {
      words[c >> 6] |= 1 << UInt64(c & 63)
    }
    bits = (words[0], words[1], words[2], words[3])
  }

  @inline(__always) func contains(_ c: UInt32) -> Bool {
    if c < 256 {
      let word = c < 128 ? (c < 64 ? bits.0 : bits.1) : (c < 192 ? bits.2 : bits.3)
      return word >> UInt64(c & 63) & 1 == 1
    }
    return Self.holds(c, ranges, categories, ignoresCase, isASCII) != negated
  }

  private static func holds(
    _ c: UInt32, _ ranges: [ClosedRange<UInt32>], _ categories: [RegexCategory],
    _ ignoresCase: Bool, _ isASCII: Bool
  ) -> Bool {
    for range in ranges where range.contains(c) { return true }
    for category in categories where RegexUnicode.matches(category, c, ascii: isASCII) {
      return true
    }
    guard ignoresCase, !ranges.isEmpty else { return false }
    for variant in RegexUnicode.variants(of: c, ascii: isASCII) {
      for range in ranges where range.contains(variant) { return true }
    }
    return false
  }
}

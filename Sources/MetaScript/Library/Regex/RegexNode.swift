/// A pattern as the parser understands it.
///
/// Patterns go through `RegexParser` (text → node), `RegexCompiler` (node → program) and
/// `RegexMatcher` (program × string → positions). Errors, their wording and their positions are
/// those of Python's `re`.
indirect enum RegexNode {
  case unit(RegexUnit)
  case at(RegexPlace)
  case sequence([RegexNode])
  case branch([RegexNode])
  case repeated(RegexNode, least: Int, most: Int, RegexGreed)
  /// A group; flags are what `(?flags-flags:` adds and takes away.
  case group(Int?, RegexNode, adding: RegexFlags, removing: RegexFlags)
  case atomic(RegexNode)
  case look(RegexNode, behind: Bool, negative: Bool)
  case reference(Int)
  case conditional(Int, RegexNode, RegexNode?)

  /// `most` of a repeat without an end, and the largest width that is reckoned with.
  static let unbounded = Int(Int32.max)

  var isEmpty: Bool {
    if case .sequence(let parts) = self { return parts.isEmpty }
    return false
  }
}

/// How much a repeat takes: all it can, as little as it can, or all with nothing given back.
enum RegexGreed { case greedy, lazy, possessive }

/// What matches exactly one code point.
enum RegexUnit {
  case literal(UInt32)
  case notLiteral(UInt32)
  case any
  case set([RegexSetItem], negated: Bool)
}

enum RegexSetItem {
  case range(UInt32, UInt32)
  case category(RegexCategory)
}

/// `\d \D \s \S \w \W`
enum RegexCategory: UInt8 {
  case digit, notDigit, space, notSpace, word, notWord
}

/// A place between code points.
enum RegexPlace: UInt8 {
  case start, end, stringStart, stringEnd, wordBoundary, notWordBoundary
}

/// The flags of Python's `re`, by its numbers.
struct RegexFlags: OptionSet {
  let rawValue: Int

  static let ignoreCase = RegexFlags(rawValue: 2)
  static let locale = RegexFlags(rawValue: 4)
  static let multiline = RegexFlags(rawValue: 8)
  static let dotAll = RegexFlags(rawValue: 16)
  static let unicode = RegexFlags(rawValue: 32)
  static let verbose = RegexFlags(rawValue: 64)
  static let ascii = RegexFlags(rawValue: 256)

  static let kinds: RegexFlags = [.ascii, .locale, .unicode]

  /// The flag of an inline letter.
  init?(letter: UInt32) {
    switch Unicode.Scalar(letter) {
    case "i": self = .ignoreCase
    case "L": self = .locale
    case "m": self = .multiline
    case "s": self = .dotAll
    case "x": self = .verbose
    case "a": self = .ascii
    case "u": self = .unicode
    default: return nil
    }
  }

  init(rawValue: Int) { self.rawValue = rawValue }
}

/// What is wrong with a pattern or a template.
struct RegexError: Error {
  enum Kind { case pattern, overflow, value, index, recursion }

  var kind = Kind.pattern
  let message: String
  /// In code points; nil where Python gives none.
  let position: Int?
}

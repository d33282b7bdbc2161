/// What a format specification cannot mean: becomes a ValueError or OverflowError of the script.
package struct FormatFailure: Error {
  package let kind: ExceptionKind
  package let message: String

  init(_ message: String, kind: ExceptionKind = .valueError) {
    self.kind = kind
    self.message = message
  }

  /// A code point as CPython shows it inside quotes.
  static func shown(_ type: UInt32) -> String {
    if type > 32, type < 128, let scalar = Unicode.Scalar(type) { return String(scalar) }
    return "\\x" + String(type, radix: 16)
  }

  static func unknownCode(_ type: UInt32, for typeName: String) -> FormatFailure {
    FormatFailure("Unknown format code '\(shown(type))' for object of type '\(typeName)'")
  }
}

/// `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`
package struct FormatSpecification {
  package enum Grouping: Equatable { case none, commas, underscores, underscoresByFour }

  /// A code point of ASCII, to compare with.
  static func ascii(_ scalar: Unicode.Scalar) -> UInt32 { scalar.value }

  package var fill: UInt32 = 32
  /// `<`, `>`, `=` or `^`
  package var align: Unicode.Scalar
  /// `+`, `-`, space, or nil.
  package var sign: Unicode.Scalar?
  package var coercesNegativeZero = false
  package var alternate = false
  package var width = -1
  package var grouping = Grouping.none
  package var precision = -1
  /// The code point of the presentation type; 0 when it was omitted and has no default.
  package var type: UInt32

  package init(type: UInt32, align: Unicode.Scalar) {
    self.type = type
    self.align = align
  }

  /// Reads a specification.
  ///
  /// - Parameters:
  ///   - defaultType: the type meant when none is written; 0 for floats.
  ///   - defaultAlign: `<` for strings, `>` for numbers.
  ///   - typeName: of the value, for messages.
  package static func parse(
    _ text: some RandomAccessCollection<UInt32>, defaultType: UInt32, defaultAlign: Unicode.Scalar,
    typeName: String
  ) throws(FormatFailure) -> FormatSpecification {
    var result = FormatSpecification(type: defaultType, align: defaultAlign)
    var rest = text[...]
    func takes(_ scalar: Unicode.Scalar) -> Bool {
      guard rest.first == scalar.value else { return false }
      rest = rest.dropFirst()
      return true
    }
    let first = rest.first
    let second = rest.dropFirst().first
    var hasFill = false
    var hasAlign = false
    if let fill = first, let align = second.flatMap(alignment) {
      (result.fill, result.align, hasFill, hasAlign) = (fill, align, true, true)
      rest = rest.dropFirst(2)
    } else if let align = first.flatMap(alignment) {
      (result.align, hasAlign) = (align, true)
      rest = rest.dropFirst()
    }
    for sign in ["+", "-", " "] as [Unicode.Scalar] where result.sign == nil && takes(sign) {
      result.sign = sign
    }
    result.coercesNegativeZero = takes("z")
    result.alternate = takes("#")
    if !hasFill, takes("0") {
      result.fill = 48
      if !hasAlign, defaultAlign == ">" { result.align = "=" }
    }
    result.width = try number(&rest) ?? -1
    if takes(",") { result.grouping = .commas }
    if takes("_") {
      if result.grouping == .commas { throw bothSeparators }
      result.grouping = .underscores
    }
    if rest.first == 44, result.grouping == .underscores { throw bothSeparators }
    if takes(".") {
      guard let precision = try number(&rest) else {
        throw FormatFailure("Format specifier missing precision")
      }
      result.precision = precision
    }
    if rest.count > 1 {
      var shown = String.UnicodeScalarView()
      for c in text { shown.append(Unicode.Scalar(c) ?? "\u{FFFD}") }
      throw FormatFailure(
        "Invalid format specifier '\(String(shown))' for object of type '\(typeName)'")
    }
    if let type = rest.first { result.type = type }
    try result.checkGrouping()
    return result
  }

  private static func alignment(_ c: UInt32) -> Unicode.Scalar? {
    c == 60 || c == 62 || c == 61 || c == 94 ? Unicode.Scalar(c) : nil
  }

  private static var bothSeparators: FormatFailure {
    FormatFailure("Cannot specify both ',' and '_'.")
  }

  /// Decimal digits of any script, or nil when there are none.
  static func number<Rest: RandomAccessCollection>(
    _ rest: inout Rest
  ) throws(FormatFailure) -> Int? where Rest.Element == UInt32, Rest.SubSequence == Rest {
    var value: Int?
    while let c = rest.first, let digit = CodePoint.decimal(c) {
      let (product, overflow) = (value ?? 0).multipliedReportingOverflow(by: 10)
      let (sum, overflow2) = product.addingReportingOverflow(digit)
      if overflow || overflow2 {
        throw FormatFailure("Too many decimal digits in format string")
      }
      value = sum
      rest = rest.dropFirst()
    }
    return value
  }

  /// Separators go with decimal types; underscores by four also with the bases of two.
  private mutating func checkGrouping() throws(FormatFailure) {
    if grouping == .none || type == 0 { return }
    switch Unicode.Scalar(type) {
    case "d", "e", "f", "g", "E", "G", "%", "F": return
    case "b", "o", "x", "X":
      if grouping == .underscores {
        grouping = .underscoresByFour
        return
      }
    default: break
    }
    let separator = grouping == .commas ? "," : "_"
    throw FormatFailure(
      "Cannot specify '\(separator)' with '\(FormatFailure.shown(type))'.")
  }
}

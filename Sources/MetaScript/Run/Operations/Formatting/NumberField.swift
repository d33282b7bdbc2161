/// The parts of a formatted number, and their layout in a field.
package struct NumberField {
  package var isNegative = false
  /// `0x` and the like.
  package var prefix: [UInt8] = []
  /// Digits before the point; separators go between them.
  package var digits: [UInt8] = []
  /// Point, digits behind it, exponent, percent sign; or all of a text without digits.
  package var remainder: [UInt32] = []

  /// Writes sign, prefix, digits and remainder, padded and grouped as the specification says.
  package func write(
    _ specification: FormatSpecification, to out: inout StringBuilder
  ) throws(Raised) {
    let sign: UInt32? =
      isNegative ? 45 : specification.sign == "+" ? 43 : specification.sign == " " ? 32 : nil
    let fixed = (sign == nil ? 0 : 1) + prefix.count + remainder.count
    let width = specification.width
    let fillsWithZeros = specification.fill == 48 && specification.align == "="
    let least = fillsWithZeros && width > fixed ? width - fixed : 0
    let groups = Self.groups(digits.count, least: least, specification.grouping)
    let padding = max(0, width - fixed - groups.length)
    let left =
      switch specification.align {
      case ">": padding
      case "^": padding / 2
      default: 0
      }
    let inside = specification.align == "=" ? padding : 0

    try out.append(repeating: specification.fill, count: left)
    if let sign { try out.append(codePoint: sign) }
    try out.append(bytes: prefix)
    try out.append(repeating: specification.fill, count: inside)
    try writeDigits(groups, to: &out)
    for c in remainder { try out.append(codePoint: c) }
    try out.append(repeating: specification.fill, count: padding - left - inside)
  }

  /// How digits and zeros in front of them fall into groups.
  private struct Groups {
    /// Characters in all.
    var length: Int
    /// Digits, zeros in front included.
    var digitCount: Int
    var size: Int
    var separator: UInt8
  }

  /// CPython's rule: with a least width, zeros are added in front, grouped like digits; a separator
  /// never comes first, so the result may be one wider.
  private static func groups(
    _ count: Int, least: Int, _ grouping: FormatSpecification.Grouping
  ) -> Groups {
    if count == 0 { return Groups(length: 0, digitCount: 0, size: 0, separator: 0) }
    if grouping == .none {
      let total = max(count, least)
      return Groups(length: total, digitCount: total, size: 0, separator: 0)
    }
    let size = grouping == .underscoresByFour ? 4 : 3
    let whole = least / (size + 1) * size
    let rest = least % (size + 1)
    // A remainder of nothing but a separator becomes one more digit.
    let wanted = least == 0 ? 0 : rest == 0 ? whole : whole + rest
    var total = max(count, wanted)
    if total + (total - 1) / size < least { total += 1 }
    return Groups(
      length: total + (total - 1) / size, digitCount: total, size: size,
      separator: grouping == .commas ? 44 : 95)
  }

  private func writeDigits(_ groups: Groups, to out: inout StringBuilder) throws(Raised) {
    if groups.size == 0 {
      try out.append(repeating: 48, count: groups.digitCount - digits.count)
      try out.append(bytes: digits)
      return
    }
    let zeros = groups.digitCount - digits.count
    for place in 0..<groups.digitCount {
      if place > 0, (groups.digitCount - place) % groups.size == 0 {
        try out.append(codePoint: UInt32(groups.separator))
      }
      try out.append(codePoint: place < zeros ? 48 : UInt32(digits[place - zeros]))
    }
  }
}

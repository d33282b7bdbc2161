import BigInt

/// Reading and writing integers as text, free of any machine.
package enum IntegerText {
  /// CPython's bound on decimal text, against quadratic work.
  package static let mostDigits = 4_300

  package enum Reading {
    case value(BigInt)
    case small(Int)
    case invalid
    /// More than `mostDigits`, in a base that is no power of two.
    case tooManyDigits(Int)
    case tooLarge
  }

  /// Reads an integer as `int(text, base)` does: white space around, a sign, a prefix that agrees
  /// with the base, single underscores between digits, decimal digits of any script.
  ///
  /// - Parameters:
  ///   - base: 0 or 2 to 36.
  ///   - mostBits: an integer beyond is `.tooLarge`.
  package static func read(
    _ text: some RandomAccessCollection<UInt32>, base: Int, mostBits: Int
  ) -> Reading {
    var rest = text[...]
    while let c = rest.first, CodePoint.isSpace(c) { rest = rest.dropFirst() }
    while let c = rest.last, CodePoint.isSpace(c) { rest = rest.dropLast() }
    var isNegative = false
    if let c = rest.first, c == 43 || c == 45 {
      isNegative = c == 45
      rest = rest.dropFirst()
    }
    var base = Self.prefix(of: &rest, base: base)
    let isDecimalByDefault = base == 0
    if isDecimalByDefault { base = 10 }

    var digits: [UInt8] = []
    var small = 0
    var fits = true
    var afterDigit = false
    for c in rest {
      if c == 95 {
        guard afterDigit else { return .invalid }
        afterDigit = false
        continue
      }
      guard let digit = Self.digit(c), digit < base else { return .invalid }
      afterDigit = true
      digits.append(UInt8(digit))
      if fits {
        let (product, overflow) = small.multipliedReportingOverflow(by: base)
        let (sum, overflow2) = product.addingReportingOverflow(digit)
        fits = !overflow && !overflow2
        small = sum
      }
    }
    guard afterDigit else { return .invalid }
    // Base 0 takes no leading zeros, for they meant octal in another language.
    if isDecimalByDefault, digits.count > 1, digits[0] == 0, digits.contains(where: { $0 != 0 }) {
      return .invalid
    }
    let isPowerOfTwo = base & (base - 1) == 0
    if !isPowerOfTwo, digits.count > mostDigits { return .tooManyDigits(digits.count) }
    if fits { return .small(isNegative ? -small : small) }
    if isPowerOfTwo, (digits.count - 1) * base.trailingZeroBitCount > mostBits { return .tooLarge }
    let magnitude = Self.value(of: digits, base: base)
    if magnitude.bitWidth > mostBits { return .tooLarge }
    return .value(BigInt(sign: isNegative ? .minus : .plus, magnitude: magnitude))
  }

  /// Takes `0x`, `0o`, `0b` where the base allows it; the base it settles, or 0 when none is given.
  private static func prefix<Rest: RandomAccessCollection>(
    of rest: inout Rest, base: Int
  ) -> Int where Rest.Element == UInt32, Rest.SubSequence == Rest {
    let second = rest.dropFirst().first
    guard rest.first == 48, let second else { return base }
    let meant =
      switch second | 0x20 {
      case 120: 16
      case 111: 8
      case 98: 2
      default: 0
      }
    guard meant != 0, base == 0 || base == meant else { return base }
    rest = rest.dropFirst(2)
    if rest.first == 95 { rest = rest.dropFirst() }
    return meant
  }

  /// The value of a digit up to 35, or nil.
  private static func digit(_ c: UInt32) -> Int? {
    switch c {
    case 48...57: Int(c) - 48
    case 97...122: Int(c) - 87
    case 65...90: Int(c) - 55
    default: CodePoint.decimal(c)
    }
  }

  private static func value(of digits: [UInt8], base: Int) -> BigUInt {
    // As many digits as a word holds are read at once.
    var count = 1
    var power = UInt(base)
    while true {
      let (next, overflow) = power.multipliedReportingOverflow(by: UInt(base))
      if overflow { break }
      (power, count) = (next, count + 1)
    }
    var result = BigUInt()
    var start = 0
    while start < digits.count {
      let length = start == 0 && digits.count % count != 0 ? digits.count % count : count
      var word: UInt = 0
      for digit in digits[start..<start + length] { word = word &* UInt(base) &+ UInt(digit) }
      result = result * BigUInt(power) + BigUInt(word)
      start += length
    }
    return result
  }

  /// Decimal digits of an integer of any size, or nil when there are more than `mostDigits`.
  package static func decimal(_ value: BigInt) -> String? {
    // A digit is worth more than 3.32 bits.
    if value.magnitude.bitWidth > mostDigits * 3_322 / 1_000 + 1 { return nil }
    let text = String(value.magnitude)
    if text.utf8.count > mostDigits { return nil }
    return value.sign == .minus ? "-" + text : text
  }

  /// Digits of a magnitude in base 2, 8 or 16.
  package static func digits(_ value: BigUInt, base: Int, uppercase: Bool = false) -> [UInt8] {
    let bits = base.trailingZeroBitCount
    if value.bitWidth <= 64 {
      return Array(String(UInt64(value), radix: base, uppercase: uppercase).utf8)
    }
    let words = Array(value.words)
    let count = (value.bitWidth + bits - 1) / bits
    let letters: UInt8 = uppercase ? 55 : 87
    return (0..<count).reversed().map { place in
      let position = place * bits
      let (word, offset) = (position / 64, position % 64)
      var chunk = words[word] >> UInt(offset)
      if offset + bits > 64, word + 1 < words.count {
        chunk |= words[word + 1] << UInt(64 - offset)
      }
      let digit = UInt8(chunk & UInt(base - 1))
      return digit < 10 ? 48 + digit : letters + digit
    }
  }
}

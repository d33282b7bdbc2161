import BigInt

/// The values of number tokens. The lexer has checked their form already.
enum NumberLiteral {
  struct Failure: Error {
    let message: String
  }

  /// The decimal digits that an integer literal may have, as in CPython.
  static let maximumDigits = 4300

  /// The bits of the largest integer that scripts may hold.
  static let maximumBits = 1 << 18

  static func value(of text: ArraySlice<UInt8>) -> Result<Expression.Kind, Failure> {
    if text.last.map({ $0 | 0x20 }) == UInt8(ascii: "j"), !isHexadecimal(text) {
      return .failure(Failure(message: Refusal.prefix + Refusal.complex))
    }
    if text.count <= 18, let value = smallDecimal(text) { return .success(.integer(value)) }
    let digits = text.filter { $0 != UInt8(ascii: "_") }
    if digits.count > 1, digits[0] == UInt8(ascii: "0") {
      switch digits[1] | 0x20 {
      case UInt8(ascii: "x"): return power(digits.dropFirst(2), bits: 4)
      case UInt8(ascii: "o"): return power(digits.dropFirst(2), bits: 3)
      case UInt8(ascii: "b"): return power(digits.dropFirst(2), bits: 1)
      default: break
      }
    }
    let string = String(decoding: digits, as: UTF8.self)
    if digits.allSatisfy(ByteClass.isDigit) { return decimal(string, count: digits.count) }
    // The grammar has been checked, so that only decimal notation comes here.
    return .success(.float(Double(string) ?? 0))
  }

  private static func isHexadecimal(_ text: ArraySlice<UInt8>) -> Bool {
    text.count > 1 && text[text.startIndex + 1] | 0x20 == UInt8(ascii: "x")
  }

  /// At most 18 digits, which fit `Int`.
  private static func smallDecimal(_ text: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in text {
      guard ByteClass.isDigit(byte) else { return nil }
      value = value &* 10 &+ Int(byte &- 0x30)
    }
    return value
  }

  private static func decimal(
    _ digits: String, count: Int
  ) -> Result<Expression.Kind, Failure> {
    if let value = Int(digits) { return .success(.integer(value)) }
    guard count <= maximumDigits else {
      return .failure(
        Failure(
          message: "Exceeds the limit (\(maximumDigits) digits) for integer string conversion: "
            + "value has \(count) digits; use sys.set_int_max_str_digits() to increase the limit"
            + " - Consider hexadecimal for huge integer literals to avoid decimal conversion "
            + "limits."))
    }
    return .success(.bigInteger(BigInt(digits) ?? 0))
  }

  /// An integer whose digits stand for `bits` bits each.
  private static func power(
    _ digits: ArraySlice<UInt8>, bits: Int
  ) -> Result<Expression.Kind, Failure> {
    let digits = digits.drop { $0 == UInt8(ascii: "0") }
    guard digits.count * bits <= maximumBits + bits else {
      return .failure(Failure(message: Refusal.prefix + Refusal.hugeInteger))
    }
    var words = [UInt](repeating: 0, count: digits.count * bits / UInt.bitWidth + 1)
    var place = 0
    for byte in digits.reversed() {
      let digit = UInt(ByteClass.isDigit(byte) ? byte &- 0x30 : (byte | 0x20) &- 0x57)
      let (word, shift) = place.quotientAndRemainder(dividingBy: UInt.bitWidth)
      words[word] |= digit << UInt(shift)
      if shift + bits > UInt.bitWidth { words[word + 1] |= digit >> UInt(UInt.bitWidth - shift) }
      place += bits
    }
    if words.count == 1, words[0] <= UInt(Int.max) { return .success(.integer(Int(words[0]))) }
    let value = BigInt(BigUInt(words: words))
    if value.magnitude.bitWidth > maximumBits {
      return .failure(Failure(message: Refusal.prefix + Refusal.hugeInteger))
    }
    if let small = Int(exactly: value) { return .success(.integer(small)) }
    return .success(.bigInteger(value))
  }
}

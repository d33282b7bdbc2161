import BigInt
import MetaScript
import Testing

/// Expected values: CPython 3.11.7, by `scripts/oracles/number_conversions.py`.
struct IntegerTests {
  @Test func `text is read as an integer or refused as CPython does`() throws {
    for fields in try NumberFixture.cases("integer-readings", fields: 3) {
      let base = try #require(Int(fields[0]))
      let codePoints = fields[1].unicodeScalars.map(\.value)
      switch IntegerText.read(codePoints, base: base, mostBits: 1 << 18) {
      case .small(let value): #expect(hexadecimal(BigInt(value)) == fields[2], "\(fields)")
      case .value(let value): #expect(hexadecimal(value) == fields[2], "\(fields)")
      case .invalid: #expect(fields[2] == "invalid", "\(fields)")
      case .tooManyDigits, .tooLarge: Issue.record("\(fields)")
      }
    }
  }

  private func hexadecimal(_ value: BigInt) -> String {
    let digits = IntegerText.digits(value.magnitude, base: 16)
    return (value.sign == .minus ? "-0x" : "0x") + String(decoding: digits, as: UTF8.self)
  }

  @Test func `more than 4300 digits are refused, in bases of two they are not`() {
    let digits = [UInt32](repeating: 49, count: 4_301)
    guard case .tooManyDigits(4_301) = IntegerText.read(digits, base: 10, mostBits: 1 << 18) else {
      return #expect(Bool(false))
    }
    guard case .value(let value) = IntegerText.read(digits, base: 16, mostBits: 1 << 18) else {
      return #expect(Bool(false))
    }
    #expect(value.magnitude.bitWidth == 4_301 * 4 - 3)
    guard case .tooLarge = IntegerText.read(digits, base: 16, mostBits: 4_301 * 4 - 4) else {
      return #expect(Bool(false))
    }
    #expect(IntegerText.decimal(BigInt(10).power(4_300)) == nil)
    #expect(IntegerText.decimal(BigInt(10).power(4_300) - 1)?.utf8.count == 4_300)
  }

  @Test func `division rounds down, shifts too, and hashes are residues`() throws {
    for fields in try NumberFixture.cases("integer-divisions", fields: 7) {
      let numbers = try fields.map { try #require(BigInt($0)) }
      let (quotient, remainder) = IntegerMath.floorDivide(numbers[0], numbers[1])
      #expect(quotient == numbers[2] && remainder == numbers[3], "\(fields)")
      if let a = Int(exactly: numbers[0]), let b = Int(exactly: numbers[1]), b != -1 {
        #expect(BigInt(IntegerMath.floorDivide(a, b)) == numbers[2])
        #expect(BigInt(IntegerMath.modulo(a, b)) == numbers[3])
        #expect(NumberHash.hash(a) == Int(fields[6]))
      }
      #expect(IntegerMath.shiftRight(numbers[0], by: Int(numbers[5])) == numbers[4])
      #expect(NumberHash.hash(numbers[0]) == Int(fields[6]))
    }
  }
}

import MetaScript
import Testing

/// Expected values: CPython 3.11.7, by `scripts/oracles/number_conversions.py`.
struct FloatTextTests {
  @Test func `floats print and hash as CPython's do`() throws {
    for fields in try NumberFixture.cases("float-digits", fields: 5) {
      let value = try NumberFixture.float(fields[0])
      #expect(FloatText.repr(value) == fields[1])
      #expect(NumberHash.hash(value) == Int(fields[2]))
      guard value.isFinite else { continue }
      let precision = try #require(Int(fields[3].dropFirst()))
      let form: FloatDigits.Form =
        switch fields[3].first {
        case "e": .exponent(precision: precision)
        case "f": .fixed(precision: precision)
        default: .general(precision: precision)
        }
      let text = String(decoding: FloatDigits.text(value.magnitude, form), as: UTF8.self)
      #expect((value.sign == .minus ? "-" : "") + text == fields[4], "\(fields)")
    }
  }

  @Test func `text is read as a float or refused as CPython does`() throws {
    for fields in try NumberFixture.cases("float-readings", fields: 2) {
      let text = NumberFixture.text(fields[0])
      let value = FloatText.read(text.unicodeScalars.map(\.value))
      if fields[1] == "invalid" {
        #expect(value == nil, "\(text)")
      } else {
        let expected = try NumberFixture.float(fields[1])
        #expect(
          value.map { $0.isNaN && expected.isNaN || $0.bitPattern == expected.bitPattern } == true,
          "\(text)")
      }
    }
  }

  @Test func `division of floats rounds down and keeps the divisor's sign`() throws {
    for fields in try NumberFixture.cases("float-divisions", fields: 4) {
      let values = try fields.map(NumberFixture.float)
      let (quotient, remainder) = FloatMath.divide(values[0], values[1])
      #expect(quotient.bitPattern == values[2].bitPattern, "\(fields)")
      #expect(remainder.bitPattern == values[3].bitPattern, "\(fields)")
      #expect(FloatMath.modulo(values[0], values[1]).bitPattern == values[3].bitPattern)
    }
  }
}

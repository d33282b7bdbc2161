import Glibc
import TensorCore
import Testing

/// `erf` of single precision beside the C library's in double precision.
struct ErrorFunctionTests {
  private static let points: [Float] =
    (-2560...2560).map { Float($0) * 0x1p-9 }
    + (-140...0).map { Float(sign: .minus, exponent: $0, significand: 1.3) }

  @Test func `erf is right to two units in the last place`() throws {
    let found = try Tensor(Self.points).erf().floats()
    for (x, value) in zip(Self.points, found) {
      let exact = Glibc.erf(Double(x))
      #expect(abs(Double(value) - exact) <= 2 * Double(Float(exact).ulp), "erf(\(x)) = \(value)")
    }
  }

  @Test func `erf at its ends`() throws {
    let found = try Tensor([.infinity, -.infinity, 4, -9, -0.0, .nan] as [Float]).erf().floats()
    #expect(found[..<4] == [1, -1, 1, -1])
    #expect(found[4] == 0 && found[4].sign == .minus && found[5].isNaN)
  }
}

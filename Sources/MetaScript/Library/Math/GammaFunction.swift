import Glibc

/// Γ and log |Γ| by Lanczos's approximation with the coefficients and the order of steps that CPython
/// uses, so that the results are the same to the last bit.
///
/// - SeeAlso: Lanczos, "A Precision Approximation of the Gamma Function" (1964); the coefficients are
///   those of Boost for N = 13, g = 6.0246….
enum GammaFunction {
  private static let g = 6.024680040776729583740234375
  private static let gMinusHalf = 5.524680040776729583740234375
  private static let numerator: [Double] = [
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
  ]
  private static let denominator: [Double] = [
    0, 39_916_800, 120_543_840, 150_917_976, 105_258_076, 45_995_730, 13_339_535, 2_637_558,
    357_423, 32_670, 1_925, 66, 1,
  ]
  /// (n - 1)! for the n whose factorial a float holds exactly.
  private static let factorials: [Double] = (0..<23).map { n in
    (0..<n).reduce(1.0) { $0 * Double($1 + 1) }
  }

  private static func lanczosSum(_ x: Double) -> Double {
    var (above, below) = (0.0, 0.0)
    if x < 5 {
      for index in numerator.indices.reversed() {
        above = above * x + numerator[index]
        below = below * x + denominator[index]
      }
    } else {
      for index in numerator.indices {
        above = above / x + numerator[index]
        below = below / x + denominator[index]
      }
    }
    return above / below
  }

  /// sin(πx), exact where it is zero.
  private static func sinPi(_ x: Double) -> Double {
    let y = fmod(abs(x), 2)
    let result: Double
    switch Int((2 * y).rounded()) {
    case 0: result = sin(.pi * y)
    case 1: result = cos(.pi * (y - 0.5))
    case 2: result = sin(.pi * (1 - y))
    case 3: result = -cos(.pi * (y - 1.5))
    default: result = sin(.pi * (y - 2))
    }
    return copysign(1, x) * result
  }

  /// Γ(x); nan outside the domain, infinite when out of range or at zero.
  static func gamma(_ x: Double) -> Double {
    guard x.isFinite else { return x.isNaN || x > 0 ? x : .nan }
    if x == 0 { return copysign(.infinity, x) }
    if x == floor(x) {
      if x < 0 { return .nan }
      if x <= Double(factorials.count) { return factorials[Int(x) - 1] }
    }
    let size = abs(x)
    if size < 1e-20 { return 1 / x }
    if size > 200 { return x < 0 ? 0 / sinPi(x) : .infinity }
    let y = size + gMinusHalf
    // What rounding took from y is given back to first order.
    let lost = size > gMinusHalf ? (y - size) - gMinusHalf : (y - gMinusHalf) - size
    let correction = lost * g / y
    var result: Double
    if x < 0 {
      result = -.pi / sinPi(size) / size * exp(y) / lanczosSum(size)
      result -= correction * result
      if size < 140 {
        result /= pow(y, size - 0.5)
      } else {
        let root = pow(y, size / 2 - 0.25)
        result /= root
        result /= root
      }
    } else {
      result = lanczosSum(size) / exp(y)
      result += correction * result
      if size < 140 {
        result *= pow(y, size - 0.5)
      } else {
        let root = pow(y, size / 2 - 0.25)
        result *= root
        result *= root
      }
    }
    return result
  }

  /// log |Γ(x)|; infinite at the poles.
  static func logGamma(_ x: Double) -> Double {
    guard x.isFinite else { return x.isNaN ? x : .infinity }
    if x == floor(x), x <= 2 { return x <= 0 ? .infinity : 0 }
    let size = abs(x)
    if size < 1e-20 { return -log(size) }
    var result = log(lanczosSum(size)) - g
    result += (size - 0.5) * (log(size + g - 0.5) - 1)
    if x < 0 {
      let logPi = 1.144729885849400174143427351353058711647
      result = logPi - log(abs(sinPi(size))) - log(size) - result
    }
    return result
  }
}

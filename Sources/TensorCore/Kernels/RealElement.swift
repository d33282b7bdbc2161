import Glibc

/// The functions of one real variable that loops need, for `Float` and `Double`.
protocol RealElement: Element, BinaryFloatingPoint {
  static func apply(_ function: UnaryFunction, _ x: Self) -> Self
  static func arctan2(_ y: Self, _ x: Self) -> Self
}

extension Float: RealElement {
  @inline(__always) static func apply(_ function: UnaryFunction, _ x: Float) -> Float {
    switch function {
    case .absolute: Swift.abs(x)
    case .negate: -x
    case .sign: x > 0 ? 1 : x < 0 ? -1 : x
    case .floor: x.rounded(.down)
    case .ceil: x.rounded(.up)
    case .round: x.rounded(.toNearestOrEven)
    case .square: x * x
    case .squareRoot: x.squareRoot()
    case .reciprocalSquareRoot: 1 / x.squareRoot()
    case .reciprocal: 1 / x
    case .exp: expf(x)
    case .expm1: expm1f(x)
    case .log: logf(x)
    case .log2: log2f(x)
    case .log10: log10f(x)
    case .log1p: log1pf(x)
    case .sin: sinf(x)
    case .cos: cosf(x)
    case .tan: tanf(x)
    case .arcsin: asinf(x)
    case .arccos: acosf(x)
    case .arctan: atanf(x)
    case .sinh: sinhf(x)
    case .cosh: coshf(x)
    case .tanh: tanhf(x)
    case .arcsinh: asinhf(x)
    case .arccosh: acoshf(x)
    case .arctanh: atanhf(x)
    case .erf: erff(x)
    case .erfinv: ErrorFunction.inverse(x)
    case .sigmoid: sigmoid(x)
    case .relu: x > 0 ? x : x.isNaN ? x : 0
    }
  }

  /// In MLX's form, through `e^|x|`: small values keep all their digits.
  @inline(__always) private static func sigmoid(_ x: Float) -> Float {
    let y = 1 / (1 + expf(Swift.abs(x)))
    return x < 0 ? y : 1 - y
  }

  static func arctan2(_ y: Float, _ x: Float) -> Float { atan2f(y, x) }
}

extension Double: RealElement {
  @inline(__always) static func apply(_ function: UnaryFunction, _ x: Double) -> Double {
    switch function {
    case .absolute: Swift.abs(x)
    case .negate: -x
    case .sign: x > 0 ? 1 : x < 0 ? -1 : x
    case .floor: x.rounded(.down)
    case .ceil: x.rounded(.up)
    case .round: x.rounded(.toNearestOrEven)
    case .square: x * x
    case .squareRoot: x.squareRoot()
    case .reciprocalSquareRoot: 1 / x.squareRoot()
    case .reciprocal: 1 / x
    case .exp: Glibc.exp(x)
    case .expm1: Glibc.expm1(x)
    case .log: Glibc.log(x)
    case .log2: Glibc.log2(x)
    case .log10: Glibc.log10(x)
    case .log1p: Glibc.log1p(x)
    case .sin: Glibc.sin(x)
    case .cos: Glibc.cos(x)
    case .tan: Glibc.tan(x)
    case .arcsin: asin(x)
    case .arccos: acos(x)
    case .arctan: atan(x)
    case .sinh: Glibc.sinh(x)
    case .cosh: Glibc.cosh(x)
    case .tanh: Glibc.tanh(x)
    case .arcsinh: asinh(x)
    case .arccosh: acosh(x)
    case .arctanh: atanh(x)
    case .erf: Glibc.erf(x)
    case .erfinv: Double(ErrorFunction.inverse(Float(x)))
    case .sigmoid:
      x < 0 ? 1 / (1 + Glibc.exp(-x)) : 1 - 1 / (1 + Glibc.exp(x))
    case .relu: x > 0 ? x : x.isNaN ? x : 0
    }
  }

  static func arctan2(_ y: Double, _ x: Double) -> Double { atan2(y, x) }
}

/// The inverse error function in single precision.
enum ErrorFunction {
  /// `erfinv` to 2.4 units in the last place, by a polynomial in `log(1 − a²)`, as in MLX.
  ///
  /// - SeeAlso: N. Juffa, "erfinvf", stackoverflow.com/a/49743348.
  static func inverse(_ a: Float) -> Float {
    let t = logf((1 as Float).addingProduct(a, -a))
    if Swift.abs(t) > 6.125 {
      return a
        * polynomial(
          t,
          3.036_975_67e-10, 2.932_431_01e-8, 1.221_503_34e-6, 2.841_089_55e-5, 3.935_529_68e-4,
          3.026_988_12e-3, 4.831_857_98e-3, -2.646_461_43e-1, 8.400_164_84e-1)
    }
    return a
      * polynomial(
        t,
        5.438_778_32e-9, 1.432_854_48e-7, 1.227_747_93e-6, 1.129_636_26e-7, -5.615_307_60e-5,
        -1.476_976_32e-4, 2.314_686_78e-3, 1.153_925_81e-2, -2.320_154_76e-1, 8.862_268_92e-1)
  }

  private static func polynomial(_ t: Float, _ coefficients: Float...) -> Float {
    coefficients.dropFirst().reduce(coefficients[0]) { $1.addingProduct($0, t) }
  }
}

extension Loops {
  /// The natural logarithm of one number.
  static func logarithm(_ value: Double) -> Double { log(value) }
}

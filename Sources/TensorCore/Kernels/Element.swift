import Glibc

/// What loops need of an element type: arithmetic that never traps.
///
/// Integers wrap and division by zero gives 0, where C++ under MLX has no answer.
protocol Element: BitwiseCopyable, Sendable {
  static func add(_ a: Self, _ b: Self) -> Self
  static func subtract(_ a: Self, _ b: Self) -> Self
  static func multiply(_ a: Self, _ b: Self) -> Self
  static func divide(_ a: Self, _ b: Self) -> Self
  static func floorDivide(_ a: Self, _ b: Self) -> Self
  /// `a - floor(a / b) · b`, with the sign of `b`, as Python's `%`.
  static func remainder(_ a: Self, _ b: Self) -> Self
  static func power(_ a: Self, _ b: Self) -> Self
  /// The larger; NaN where either is NaN.
  static func maximum(_ a: Self, _ b: Self) -> Self
  static func minimum(_ a: Self, _ b: Self) -> Self
  static func less(_ a: Self, _ b: Self) -> Bool
  static func equal(_ a: Self, _ b: Self) -> Bool
  static var zero: Self { get }
  static var one: Self { get }
  /// The identity of `maximum`, and of `minimum`.
  static var lowest: Self { get }
  static var highest: Self { get }
}

extension Element where Self: FixedWidthInteger {
  @inline(__always) static func add(_ a: Self, _ b: Self) -> Self { a &+ b }
  @inline(__always) static func subtract(_ a: Self, _ b: Self) -> Self { a &- b }
  @inline(__always) static func multiply(_ a: Self, _ b: Self) -> Self { a &* b }
  @inline(__always) static func divide(_ a: Self, _ b: Self) -> Self {
    b == 0 ? 0 : a.dividedReportingOverflow(by: b).partialValue
  }
  @inline(__always) static func floorDivide(_ a: Self, _ b: Self) -> Self {
    if b == 0 { return 0 }
    let (quotient, rest) = (
      a.dividedReportingOverflow(by: b).partialValue,
      a.remainderReportingOverflow(dividingBy: b).partialValue
    )
    return rest != 0 && (rest < 0) != (b < 0) ? quotient &- 1 : quotient
  }
  @inline(__always) static func remainder(_ a: Self, _ b: Self) -> Self {
    if b == 0 { return 0 }
    let rest = a.remainderReportingOverflow(dividingBy: b).partialValue
    return rest != 0 && (rest < 0) != (b < 0) ? rest &+ b : rest
  }
  static func power(_ a: Self, _ b: Self) -> Self {
    if b < 0 { return 0 }
    var result: Self = 1
    var square = a
    var exponent = b
    while exponent > 0 {
      if exponent & 1 == 1 { result = result &* square }
      square = square &* square
      exponent >>= 1
    }
    return result
  }
  @inline(__always) static func maximum(_ a: Self, _ b: Self) -> Self { a > b ? a : b }
  @inline(__always) static func minimum(_ a: Self, _ b: Self) -> Self { a < b ? a : b }
  @inline(__always) static func less(_ a: Self, _ b: Self) -> Bool { a < b }
  @inline(__always) static func equal(_ a: Self, _ b: Self) -> Bool { a == b }
  static var zero: Self { 0 }
  static var one: Self { 1 }
  static var lowest: Self { .min }
  static var highest: Self { .max }
}

extension Element where Self: BinaryFloatingPoint {
  @inline(__always) static func add(_ a: Self, _ b: Self) -> Self { a + b }
  @inline(__always) static func subtract(_ a: Self, _ b: Self) -> Self { a - b }
  @inline(__always) static func multiply(_ a: Self, _ b: Self) -> Self { a * b }
  @inline(__always) static func divide(_ a: Self, _ b: Self) -> Self { a / b }
  @inline(__always) static func floorDivide(_ a: Self, _ b: Self) -> Self {
    (a / b).rounded(.down)
  }
  @inline(__always) static func remainder(_ a: Self, _ b: Self) -> Self {
    let rest = a.truncatingRemainder(dividingBy: b)
    return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest
  }
  @inline(__always) static func maximum(_ a: Self, _ b: Self) -> Self {
    a.isNaN ? a : (a > b ? a : b)
  }
  @inline(__always) static func minimum(_ a: Self, _ b: Self) -> Self {
    a.isNaN ? a : (a < b ? a : b)
  }
  @inline(__always) static func less(_ a: Self, _ b: Self) -> Bool { a < b }
  @inline(__always) static func equal(_ a: Self, _ b: Self) -> Bool { a == b }
  static var zero: Self { 0 }
  static var one: Self { 1 }
  static var lowest: Self { -.infinity }
  static var highest: Self { .infinity }
}

extension Int8: Element {}
extension Int16: Element {}
extension Int32: Element {}
extension Int64: Element {}
extension UInt8: Element {}
extension UInt16: Element {}
extension UInt32: Element {}
extension UInt64: Element {}
extension Float: Element {
  static func power(_ a: Float, _ b: Float) -> Float { powf(a, b) }
}
extension Double: Element {
  static func power(_ a: Double, _ b: Double) -> Double { pow(a, b) }
}

extension Complex64: Element {
  static func add(_ a: Self, _ b: Self) -> Self {
    Self(a.real + b.real, a.imaginary + b.imaginary)
  }
  static func subtract(_ a: Self, _ b: Self) -> Self {
    Self(a.real - b.real, a.imaginary - b.imaginary)
  }
  static func multiply(_ a: Self, _ b: Self) -> Self {
    Self(
      a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real)
  }
  static func divide(_ a: Self, _ b: Self) -> Self {
    let (c, d) = (Double(b.real), Double(b.imaginary))
    let (x, y) = (Double(a.real), Double(a.imaginary))
    let norm = c * c + d * d
    return Self(Float((x * c + y * d) / norm), Float((y * c - x * d) / norm))
  }
  static func floorDivide(_ a: Self, _ b: Self) -> Self {
    let quotient = divide(a, b)
    return Self(quotient.real.rounded(.down), quotient.imaginary.rounded(.down))
  }
  static func remainder(_ a: Self, _ b: Self) -> Self {
    subtract(a, multiply(floorDivide(a, b), b))
  }
  /// `exp(b · log a)`.
  static func power(_ a: Self, _ b: Self) -> Self {
    if a == .zero { return b == .zero ? .one : .zero }
    let logarithm = Self(logf(hypotf(a.real, a.imaginary)), atan2f(a.imaginary, a.real))
    let exponent = multiply(b, logarithm)
    let scale = expf(exponent.real)
    return Self(scale * cosf(exponent.imaginary), scale * sinf(exponent.imaginary))
  }
  static func maximum(_ a: Self, _ b: Self) -> Self { less(a, b) ? b : a }
  static func minimum(_ a: Self, _ b: Self) -> Self { less(b, a) ? b : a }
  /// By the real part, then by the imaginary one.
  static func less(_ a: Self, _ b: Self) -> Bool {
    a.real < b.real || (a.real == b.real && a.imaginary < b.imaginary)
  }
  static func equal(_ a: Self, _ b: Self) -> Bool { a == b }
  static var zero: Self { Self(0) }
  static var one: Self { Self(1) }
  static var lowest: Self { Self(-.infinity, -.infinity) }
  static var highest: Self { Self(.infinity, .infinity) }
}

import Glibc

extension Loops {
  /// Applies `function` to complex numbers, where MLX does.
  static func complex(_ function: UnaryFunction, _ x: Tensor, _ output: Tensor)
    throws(TensorError)
  {
    let from = unsafe x.storage.elements(Complex64.self)
    let to = unsafe output.storage.mutableElements(Complex64.self)
    for i in 0..<x.count { unsafe to[i] = try Complex64.apply(function, from[i]) }
  }
}

extension Complex64 {
  /// Elementary functions by their definitions on the real functions.
  static func apply(_ function: UnaryFunction, _ z: Complex64) throws(TensorError) -> Complex64 {
    let modulus = hypotf(z.real, z.imaginary)
    switch function {
    case .absolute: return Complex64(modulus)
    case .negate: return Complex64(-z.real, -z.imaginary)
    case .sign: return modulus == 0 ? z : Complex64(z.real / modulus, z.imaginary / modulus)
    case .floor: return Complex64(z.real.rounded(.down), z.imaginary.rounded(.down))
    case .ceil: return Complex64(z.real.rounded(.up), z.imaginary.rounded(.up))
    case .round:
      return Complex64(z.real.rounded(.toNearestOrEven), z.imaginary.rounded(.toNearestOrEven))
    case .square: return multiply(z, z)
    case .reciprocal: return divide(.one, z)
    case .exp:
      let scale = expf(z.real)
      return Complex64(scale * cosf(z.imaginary), scale * sinf(z.imaginary))
    case .log: return Complex64(logf(modulus), atan2f(z.imaginary, z.real))
    case .log2: return multiply(try apply(.log, z), Complex64(1 / logOf2))
    case .log10: return multiply(try apply(.log, z), Complex64(1 / logOf10))
    case .squareRoot:
      let real = ((modulus + z.real) / 2).squareRoot()
      let imaginary = ((modulus - z.real) / 2).squareRoot()
      return Complex64(real, z.imaginary < 0 ? -imaginary : imaginary)
    case .reciprocalSquareRoot: return divide(.one, try apply(.squareRoot, z))
    case .sin:
      return Complex64(sinf(z.real) * coshf(z.imaginary), cosf(z.real) * sinhf(z.imaginary))
    case .cos:
      return Complex64(cosf(z.real) * coshf(z.imaginary), -sinf(z.real) * sinhf(z.imaginary))
    case .tan: return divide(try apply(.sin, z), try apply(.cos, z))
    case .sinh:
      return Complex64(sinhf(z.real) * cosf(z.imaginary), coshf(z.real) * sinf(z.imaginary))
    case .cosh:
      return Complex64(coshf(z.real) * cosf(z.imaginary), sinhf(z.real) * sinf(z.imaginary))
    case .tanh: return divide(try apply(.sinh, z), try apply(.cosh, z))
    case .arcsinh:
      return try apply(.log, add(z, try apply(.squareRoot, add(multiply(z, z), .one))))
    case .arcsin:
      let turned = try apply(.arcsinh, Complex64(-z.imaginary, z.real))
      return Complex64(turned.imaginary, -turned.real)
    case .arccos: return subtract(Complex64(.pi / 2), try apply(.arcsin, z))
    case .arccosh:
      let roots = multiply(
        try apply(.squareRoot, subtract(z, .one)), try apply(.squareRoot, add(z, .one)))
      return try apply(.log, add(z, roots))
    case .arctanh:
      let difference = subtract(
        try apply(.log, add(.one, z)), try apply(.log, subtract(.one, z)))
      return Complex64(difference.real / 2, difference.imaginary / 2)
    case .arctan:
      let turned = try apply(.arctanh, Complex64(-z.imaginary, z.real))
      return Complex64(turned.imaginary, -turned.real)
    case .log1p: return try apply(.log, add(.one, z))
    default:
      throw .argument(operation: "\(function)", "Not supported for complex64.")
    }
  }

  private static let logOf2: Float = 0.693_147_2
  private static let logOf10: Float = 2.302_585_1
}

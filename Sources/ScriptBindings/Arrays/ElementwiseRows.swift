import MetaScript
import TensorCore

/// Functions of each element.
enum ElementwiseRows {
  typealias Unary = @Sendable (Tensor) throws(TensorError) -> Tensor
  typealias Binary = @Sendable (Tensor, Tensor) throws(TensorError) -> Tensor

  static func unary(_ name: String, _ summary: String, _ body: @escaping Unary) -> Builtin {
    Builtin("\(name)(a, /)", does: summary) { call throws(Raised) in
      let tensor = try call.tensor(0)
      return try call.machine.array { try body(tensor) }
    }
  }

  static func binary(_ name: String, _ summary: String, _ body: @escaping Binary) -> Builtin {
    Builtin("\(name)(a, b)", does: summary) { call throws(Raised) in
      let (a, b) = try call.operands()
      return try call.machine.array { try body(a, b) }
    }
  }

  /// Functions that are methods of arrays too.
  static let shared: [Builtin] = [
    unary("abs", "Absolute values.") { a throws(TensorError) in try a.abs() },
    unary("cos", "Cosine.") { a throws(TensorError) in try a.cos() },
    unary("exp", "Exponential.") { a throws(TensorError) in try a.exp() },
    unary("log", "Natural logarithm.") { a throws(TensorError) in try a.log() },
    unary("log10", "Logarithm to base 10.") { a throws(TensorError) in try a.log10() },
    unary("log1p", "log(1 + x).") { a throws(TensorError) in try a.log1p() },
    unary("log2", "Logarithm to base 2.") { a throws(TensorError) in try a.log2() },
    unary("reciprocal", "1 / x.") { a throws(TensorError) in try a.reciprocal() },
    unary("rsqrt", "1 / sqrt(x).") { a throws(TensorError) in try a.rsqrt() },
    unary("sin", "Sine.") { a throws(TensorError) in try a.sin() },
    unary("sqrt", "Square root.") { a throws(TensorError) in try a.sqrt() },
    unary("square", "x².") { a throws(TensorError) in try a.square() },
    unary("conj", "The complex conjugate.") { a throws(TensorError) in try a.conjugate() },
    Builtin("round(a, /, decimals=0)", does: "Rounded to even.") { call throws(Raised) in
      let tensor = try call.tensor(0)
      let decimals = try call.int(1, or: 0)
      return try call.machine.array { try tensor.round(decimals: decimals) }
    },
  ]

  /// Functions that have two names.
  private static let inverses: [Builtin] = ["arc", "a"].flatMap { prefix in
    [
      unary("\(prefix)sin", "Inverse sine.") { a throws(TensorError) in try a.arcsin() },
      unary("\(prefix)cos", "Inverse cosine.") { a throws(TensorError) in try a.arccos() },
      unary("\(prefix)tan", "Inverse tangent.") { a throws(TensorError) in try a.arctan() },
      unary("\(prefix)sinh", "Inverse hyperbolic sine.") { a throws(TensorError) in
        try a.arcsinh()
      },
      unary("\(prefix)cosh", "Inverse hyperbolic cosine.") { a throws(TensorError) in
        try a.arccosh()
      },
      unary("\(prefix)tanh", "Inverse hyperbolic tangent.") { a throws(TensorError) in
        try a.arctanh()
      },
      binary("\(prefix)tan2", "The angle of (b, a).") { a, b throws(TensorError) in
        try a.arctan2(b)
      },
    ]
  }

  static let functions: [Builtin] =
    [
      unary("negative", "-x.") { a throws(TensorError) in try -a },
      unary("sign", "-1, 0 or 1.") { a throws(TensorError) in try a.sign() },
      unary("floor", "The next integer below.") { a throws(TensorError) in try a.floor() },
      unary("ceil", "The next integer above.") { a throws(TensorError) in try a.ceil() },
      unary("expm1", "exp(x) - 1.") { a throws(TensorError) in try a.expm1() },
      unary("tan", "Tangent.") { a throws(TensorError) in try a.tan() },
      unary("trunc", "The next integer toward zero.") { a throws(TensorError) in
        try a.truncated()
      },
      unary("positive", "x.") { a throws(TensorError) in a },
      unary("real", "The real part.") { a throws(TensorError) in try a.real() },
      unary("imag", "The imaginary part.") { a throws(TensorError) in try a.imaginary() },
      unary("conjugate", "The complex conjugate.") { a throws(TensorError) in try a.conjugate() },
      unary("sinh", "Hyperbolic sine.") { a throws(TensorError) in try a.sinh() },
      unary("cosh", "Hyperbolic cosine.") { a throws(TensorError) in try a.cosh() },
      unary("tanh", "Hyperbolic tangent.") { a throws(TensorError) in try a.tanh() },
    ] + inverses + [
      unary("degrees", "Radians to degrees.") { a throws(TensorError) in try a.degrees() },
      unary("radians", "Degrees to radians.") { a throws(TensorError) in try a.radians() },
      unary("erf", "The error function.") { a throws(TensorError) in try a.erf() },
      unary("erfinv", "Its inverse.") { a throws(TensorError) in try a.erfinv() },
      unary("sigmoid", "1 / (1 + exp(-x)).") { a throws(TensorError) in try a.sigmoid() },
      unary("isnan", "Whether it is not a number.") { a throws(TensorError) in try a.isNaN() },
      unary("isinf", "Whether it is infinite.") { a throws(TensorError) in try a.isInfinite() },
      unary("isposinf", "Whether it is inf.") { a throws(TensorError) in
        try a.isPositiveInfinite()
      },
      unary("isneginf", "Whether it is -inf.") { a throws(TensorError) in
        try a.isNegativeInfinite()
      },
      unary("isfinite", "Whether it is finite.") { a throws(TensorError) in try a.isFinite() },
      unary("logical_not", "not x.") { a throws(TensorError) in try a.logicalNot() },
      unary("bitwise_invert", "~x.") { a throws(TensorError) in try a.bitwiseInvert() },
      unary("stop_gradient", "The array as a constant to gradients.") { a throws(TensorError) in
        try a.stopGradient()
      },
      Builtin(
        "softmax(a, /, axis=None, *, precise=False)", does: "exp(x) over its sum along the axes."
      ) { call throws(Raised) in
        let (tensor, axes) = (try call.tensor(0), try call.axes(1))
        return try call.machine.array { try tensor.softmax(axes: axes) }
      },
      Builtin(
        "clip(a, /, a_min, a_max)", does: "Elements within bounds, either of which may be None."
      ) { call throws(Raised) in
        let tensor = try call.tensor(0)
        let lower = call.isAbsent(1) ? nil : try call.operand(1, like: tensor.dtype)
        let upper = call.isAbsent(2) ? nil : try call.operand(2, like: tensor.dtype)
        return try call.machine.array { try tensor.clip(lower, upper) }
      },
      Builtin(
        "nan_to_num(a, nan=0, posinf=None, neginf=None)",
        does: "Numbers in the place of NaN and inf."
      ) { call throws(Raised) in
        let tensor = try call.tensor(0)
        let nan = try call.number(1, or: 0)
        let high = call.isAbsent(2) ? nil : try call.number(2, or: 0)
        let low = call.isAbsent(3) ? nil : try call.number(3, or: 0)
        return try call.machine.array {
          try tensor.nanToNumber(nan: nan, positive: high, negative: low)
        }
      },
    ]

  static let binary: [Builtin] = [
    binary("add", "a + b.") { a, b throws(TensorError) in try a + b },
    binary("subtract", "a - b.") { a, b throws(TensorError) in try a - b },
    binary("multiply", "a * b.") { a, b throws(TensorError) in try a * b },
    binary("divide", "a / b.") { a, b throws(TensorError) in try a / b },
    binary("floor_divide", "a // b.") { a, b throws(TensorError) in try a.floorDivided(by: b) },
    binary("remainder", "a % b.") { a, b throws(TensorError) in try a % b },
    binary("power", "a ** b.") { a, b throws(TensorError) in try a.power(b) },
    binary("pow", "a ** b.") { a, b throws(TensorError) in try a.power(b) },
    Builtin("maximum(a, b)", does: "The larger.") { call throws(Raised) in
      let (a, b) = try call.operands()
      // As ReLU is written in MLX; by its own name it is one kernel, with the product before it.
      if call.isZero(1), a.dtype == .float32 {
        return try call.machine.array { try a.relu() }
      }
      return try call.machine.array { try Tensor.maximum(a, b) }
    },
    binary("minimum", "The smaller.") { a, b throws(TensorError) in try Tensor.minimum(a, b) },
    binary("logaddexp", "log(exp(a) + exp(b)).") { a, b throws(TensorError) in
      try Tensor.logAddExp(a, b)
    },
    binary("equal", "a == b.") { a, b throws(TensorError) in try a == b },
    binary("not_equal", "a != b.") { a, b throws(TensorError) in try a != b },
    binary("less", "a < b.") { a, b throws(TensorError) in try a < b },
    binary("less_equal", "a <= b.") { a, b throws(TensorError) in try a <= b },
    binary("greater", "a > b.") { a, b throws(TensorError) in try a > b },
    binary("greater_equal", "a >= b.") { a, b throws(TensorError) in try a >= b },
    binary("logical_and", "a and b.") { a, b throws(TensorError) in try a.logicalAnd(b) },
    binary("logical_or", "a or b.") { a, b throws(TensorError) in try a.logicalOr(b) },
    binary("bitwise_and", "a & b.") { a, b throws(TensorError) in try a.bitwiseAnd(b) },
    binary("bitwise_or", "a | b.") { a, b throws(TensorError) in try a.bitwiseOr(b) },
    binary("bitwise_xor", "a ^ b.") { a, b throws(TensorError) in try a.bitwiseXor(b) },
    binary("left_shift", "a << b.") { a, b throws(TensorError) in try a.leftShift(b) },
    binary("right_shift", "a >> b.") { a, b throws(TensorError) in try a.rightShift(b) },
    binary("bitwise_left_shift", "a << b.") { a, b throws(TensorError) in try a.leftShift(b) },
    binary("bitwise_right_shift", "a >> b.") { a, b throws(TensorError) in try a.rightShift(b) },
    binary("logical_xor", "Whether just one is true.") { a, b throws(TensorError) in
      try a.asType(.bool) != b.asType(.bool)
    },
    Builtin("divmod(a, b)", does: "a // b and a % b.") { call throws(Raised) in
      let (a, b) = try call.operands()
      let machine = call.machine
      let (quotient, rest) = try machine.native { try a.divmod(b) }
      return try machine.list(ofArrays: [quotient, rest])
    },
  ]
}

extension Call {
  /// Whether an argument is the number 0 itself.
  fileprivate func isZero(_ index: Int) -> Bool {
    let value = self[index]
    return value.isInt && value.asInt == 0
      || value.isFloat && value.asFloat == 0 && value.asFloat.sign == .plus
  }
}

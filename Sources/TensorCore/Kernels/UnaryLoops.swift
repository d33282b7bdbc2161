import CKernels

/// The functions of one variable, element by element, that have loops.
// ORDER: the first cases, up to `erf`, are those of Kernels.h.
enum UnaryFunction: Int32, Sendable, CaseIterable {
  case absolute, negate, floor, ceil, round, square, squareRoot, reciprocalSquareRoot
  case reciprocal, exp, log, tanh, sigmoid, relu, erf
  case sign, expm1, log2, log10, log1p
  case sin, cos, tan, arcsin, arccos, arctan
  case sinh, cosh, arcsinh, arccosh, arctanh
  case erfinv

  /// Whether CKernels has a loop for it.
  var hasKernel: Bool { rawValue <= UnaryFunction.erf.rawValue }
}

extension Loops {
  /// Applies `function` to each element; input and output have one type.
  static func unary(_ function: UnaryFunction, _ x: Tensor, into output: Tensor)
    throws(TensorError)
  {
    precondition(x.count == output.count && x.dtype == output.dtype, "unary operands differ")
    let count = x.count
    if count == 0 { return }
    switch x.dtype {
    case .float32:
      if let step = Step.unary(function, x, output) { return try step.run() }
      try unsafe map(function, x.storage.elements(Float.self), output, count)
    case .float64: try unsafe map(function, x.storage.elements(Double.self), output, count)
    case .float16, .bfloat16:
      let wide = try Tensor(uninitialized: x.shape, .float32)
      let result = try Tensor(uninitialized: x.shape, .float32)
      try cast(x, into: wide)
      try unary(function, wide, into: result)
      try cast(result, into: output)
    case .int8: try integer(function, Int8.self, x, output)
    case .int16: try integer(function, Int16.self, x, output)
    case .int32: try integer(function, Int32.self, x, output)
    case .int64: try integer(function, Int64.self, x, output)
    case .uint8: try integer(function, UInt8.self, x, output)
    case .uint16: try integer(function, UInt16.self, x, output)
    case .uint32: try integer(function, UInt32.self, x, output)
    case .uint64: try integer(function, UInt64.self, x, output)
    case .bool: copy(x, into: output)
    case .complex64: try complex(function, x, output)
    }
  }

  private static func map<T: RealElement>(
    _ function: UnaryFunction, _ x: UnsafeBufferPointer<T>, _ output: Tensor, _ count: Int
  ) throws(TensorError) {
    let y = unsafe output.storage.mutableElements(T.self)
    try blocks(count) { start, length in
      for i in start..<start + length { unsafe y[i] = T.apply(function, x[i]) }
    }
  }

  private static func integer<T: Element & FixedWidthInteger>(
    _ function: UnaryFunction, _ type: T.Type, _ x: Tensor, _ output: Tensor
  ) throws(TensorError) {
    let from = unsafe x.storage.elements(type)
    let to = unsafe output.storage.mutableElements(type)
    switch function {
    case .absolute: for i in 0..<x.count { unsafe to[i] = from[i] < 0 ? 0 &- from[i] : from[i] }
    case .negate: for i in 0..<x.count { unsafe to[i] = 0 &- from[i] }
    case .sign: for i in 0..<x.count { unsafe to[i] = from[i] < 0 ? 0 &- 1 : from[i] > 0 ? 1 : 0 }
    case .square: for i in 0..<x.count { unsafe to[i] = from[i] &* from[i] }
    case .relu: for i in 0..<x.count { unsafe to[i] = Swift.max(from[i], 0) }
    case .floor, .ceil, .round: copy(x, into: output)
    default: preconditionFailure("an integer operand was not promoted")
    }
  }
}

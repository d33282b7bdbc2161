extension Loops {
  /// Running reductions along the middle axis of `view`; output and input have one type.
  static func scan(
    _ function: ReductionFunction, _ x: Tensor, _ view: AxisView, reverse: Bool, inclusive: Bool,
    into output: Tensor
  ) throws(TensorError) {
    precondition(x.dtype == output.dtype && x.count == output.count, "scan operands differ")
    func go<T: Element>(_ type: T.Type) {
      switch function {
      case .sum: scan(type, x, view, reverse, inclusive, output, T.zero, T.add)
      case .product: scan(type, x, view, reverse, inclusive, output, T.one, T.multiply)
      case .maximum: scan(type, x, view, reverse, inclusive, output, T.lowest, T.maximum)
      case .minimum: scan(type, x, view, reverse, inclusive, output, T.highest, T.minimum)
      }
    }
    switch x.dtype {
    case .float32: go(Float.self)
    case .float64: go(Double.self)
    case .float16, .bfloat16:
      let wide = try Tensor(uninitialized: x.shape, .float32)
      let result = try Tensor(uninitialized: x.shape, .float32)
      try cast(x, into: wide)
      try scan(function, wide, view, reverse: reverse, inclusive: inclusive, into: result)
      try cast(result, into: output)
    case .int8: go(Int8.self)
    case .int16: go(Int16.self)
    case .int32: go(Int32.self)
    case .int64: go(Int64.self)
    case .uint8, .bool: go(UInt8.self)
    case .uint16: go(UInt16.self)
    case .uint32: go(UInt32.self)
    case .uint64: go(UInt64.self)
    case .complex64: go(Complex64.self)
    }
  }

  @inline(__always)
  private static func scan<T: BitwiseCopyable>(
    _ type: T.Type, _ x: Tensor, _ view: AxisView, _ reverse: Bool, _ inclusive: Bool,
    _ output: Tensor, _ identity: T, _ function: (T, T) -> T
  ) {
    let from = unsafe x.storage.elements(type)
    let to = unsafe output.storage.mutableElements(type)
    for o in 0..<view.outer {
      for i in 0..<view.inner {
        var total = identity
        for k in 0..<view.length {
          let along = reverse ? view.length - 1 - k : k
          let position = (o * view.length + along) * view.inner + i
          let next = unsafe function(total, from[position])
          unsafe to[position] = inclusive ? next : total
          total = next
        }
      }
    }
  }
}

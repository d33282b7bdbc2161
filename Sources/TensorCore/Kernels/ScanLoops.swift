extension Loops {
  /// Running reductions along the middle axis of `view`; output and input have one type.
  static func scan(
    _ function: ReductionFunction, _ x: Tensor, _ view: AxisView, reverse: Bool, inclusive: Bool,
    into output: Tensor
  ) throws(TensorError) {
    precondition(x.dtype == output.dtype && x.count == output.count, "scan operands differ")
    func go<T: Element>(_ type: T.Type) throws(TensorError) {
      switch function {
      case .sum: try scan(type, x, view, reverse, inclusive, output, T.zero, T.add)
      case .product: try scan(type, x, view, reverse, inclusive, output, T.one, T.multiply)
      case .maximum: try scan(type, x, view, reverse, inclusive, output, T.lowest, T.maximum)
      case .minimum: try scan(type, x, view, reverse, inclusive, output, T.highest, T.minimum)
      }
    }
    switch x.dtype {
    case .float32: try go(Float.self)
    case .float64: try go(Double.self)
    case .float16, .bfloat16:
      let wide = try Tensor(uninitialized: x.shape, .float32)
      let result = try Tensor(uninitialized: x.shape, .float32)
      try cast(x, into: wide)
      try scan(function, wide, view, reverse: reverse, inclusive: inclusive, into: result)
      try cast(result, into: output)
    case .int8: try go(Int8.self)
    case .int16: try go(Int16.self)
    case .int32: try go(Int32.self)
    case .int64: try go(Int64.self)
    case .uint8, .bool: try go(UInt8.self)
    case .uint16: try go(UInt16.self)
    case .uint32: try go(UInt32.self)
    case .uint64: try go(UInt64.self)
    case .complex64: try go(Complex64.self)
    }
  }

  @inline(__always)
  private static func scan<T: BitwiseCopyable>(
    _ type: T.Type, _ x: Tensor, _ view: AxisView, _ reverse: Bool, _ inclusive: Bool,
    _ output: Tensor, _ identity: T, _ function: (T, T) -> T
  ) throws(TensorError) {
    let from = unsafe x.storage.elements(type)
    let to = unsafe output.storage.mutableElements(type)
    for o in 0..<view.outer {
      try Interrupt.check()
      for i in 0..<view.inner {
        if i & 0xFFF == 0xFFF { try Interrupt.check() }
        var total = identity
        for k in 0..<view.length {
          if k & 0xF_FFFF == 0xF_FFFF { try Interrupt.check() }
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

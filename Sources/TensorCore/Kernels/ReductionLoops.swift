/// The functions that take the elements along some axes to one, in the operand's type.
enum ReductionFunction: Int32, Sendable, CaseIterable {
  case sum, product, maximum, minimum
}

/// An array seen as `[outer, length, inner]`, reduced or scanned along its middle axis.
struct AxisView {
  var outer: Int
  var length: Int
  var inner: Int

  init(_ shape: [Int], axis: Int) {
    outer = shape[..<axis].reduce(1, &*)
    length = shape[axis]
    inner = shape[(axis + 1)...].reduce(1, &*)
  }

  init(outer: Int, length: Int, inner: Int) {
    (self.outer, self.length, self.inner) = (outer, length, inner)
  }
}

extension Loops {
  /// Reduces the middle axis of `view`, over `x`; `output` has `outer · inner` elements.
  ///
  /// Where the axis is empty the result is the function's identity.
  static func reduce(
    _ function: ReductionFunction, _ x: Tensor, _ view: AxisView, into output: Tensor
  ) throws(TensorError) {
    precondition(
      x.dtype == output.dtype && x.count == view.outer * view.length * view.inner
        && output.count == view.outer * view.inner, "reduction operands differ")
    if let step = Step.reduction(function, x, view, output) { return try step.run() }
    switch x.dtype {
    case .float32: reduce(function, Float.self, x, view, output)
    case .float64: reduce(function, Double.self, x, view, output)
    case .float16, .bfloat16:
      let wide = try Tensor(uninitialized: x.shape, .float32)
      let result = try Tensor(uninitialized: output.shape, .float32)
      try cast(x, into: wide)
      try reduce(function, wide, view, into: result)
      try cast(result, into: output)
    case .int8: reduce(function, Int8.self, x, view, output)
    case .int16: reduce(function, Int16.self, x, view, output)
    case .int32: reduce(function, Int32.self, x, view, output)
    case .int64: reduce(function, Int64.self, x, view, output)
    case .uint8: reduce(function, UInt8.self, x, view, output)
    case .uint16: reduce(function, UInt16.self, x, view, output)
    case .uint32: reduce(function, UInt32.self, x, view, output)
    case .uint64: reduce(function, UInt64.self, x, view, output)
    case .complex64: reduce(function, Complex64.self, x, view, output)
    case .bool:
      switch function {
      case .sum, .maximum: fold(UInt8.self, x, view, output, 0, |)
      case .product, .minimum: fold(UInt8.self, x, view, output, 1, &)
      }
    }
  }

  private static func reduce<T: Element>(
    _ function: ReductionFunction, _ type: T.Type, _ x: Tensor, _ view: AxisView, _ output: Tensor
  ) {
    switch function {
    case .sum: fold(type, x, view, output, T.zero, T.add)
    case .product: fold(type, x, view, output, T.one, T.multiply)
    case .maximum: fold(type, x, view, output, T.lowest, T.maximum)
    case .minimum: fold(type, x, view, output, T.highest, T.minimum)
    }
  }

  @inline(__always)
  private static func fold<T: BitwiseCopyable>(
    _ type: T.Type, _ x: Tensor, _ view: AxisView, _ output: Tensor, _ identity: T,
    _ function: (T, T) -> T
  ) {
    if output.count == 0 { return }
    let from = unsafe x.storage.elements(type)
    let to = unsafe output.storage.mutableElements(type)
    for o in 0..<view.outer {
      let start = o * view.length * view.inner
      for i in 0..<view.inner {
        var total = identity
        for k in 0..<view.length {
          total = unsafe function(total, from[start + k &* view.inner + i])
        }
        unsafe to[o * view.inner + i] = total
      }
    }
  }

  /// The position along the middle axis of the largest element, or the smallest; the first of
  /// equals, and of NaNs where there are any. `output` is `uint32`.
  static func argReduce(_ x: Tensor, _ view: AxisView, largest: Bool, into output: Tensor)
    throws(TensorError)
  {
    precondition(output.dtype == .uint32 && output.count == view.outer * view.inner)
    switch x.dtype {
    case .float32: argReduce(Float.self, x, view, largest, output)
    case .float64: argReduce(Double.self, x, view, largest, output)
    case .float16, .bfloat16:
      let wide = try Tensor(uninitialized: x.shape, .float32)
      try cast(x, into: wide)
      try argReduce(wide, view, largest: largest, into: output)
    case .int8: argReduce(Int8.self, x, view, largest, output)
    case .int16: argReduce(Int16.self, x, view, largest, output)
    case .int32: argReduce(Int32.self, x, view, largest, output)
    case .int64: argReduce(Int64.self, x, view, largest, output)
    case .uint8, .bool: argReduce(UInt8.self, x, view, largest, output)
    case .uint16: argReduce(UInt16.self, x, view, largest, output)
    case .uint32: argReduce(UInt32.self, x, view, largest, output)
    case .uint64: argReduce(UInt64.self, x, view, largest, output)
    case .complex64: argReduce(Complex64.self, x, view, largest, output)
    }
  }

  private static func argReduce<T: Element>(
    _ type: T.Type, _ x: Tensor, _ view: AxisView, _ largest: Bool, _ output: Tensor
  ) {
    let from = unsafe x.storage.elements(type)
    let to = unsafe output.storage.mutableElements(UInt32.self)
    for o in 0..<view.outer {
      for i in 0..<view.inner {
        let start = o * view.length * view.inner + i
        var best = 0
        for k in 1..<Swift.max(1, view.length) {
          let (one, other) = unsafe (from[start + k * view.inner], from[start + best * view.inner])
          if !T.equal(other, other) { break }
          if largest ? T.less(other, one) : T.less(one, other) { best = k }
          if !T.equal(one, one) { best = k }
        }
        unsafe to[o * view.inner + i] = UInt32(best)
      }
    }
  }
}

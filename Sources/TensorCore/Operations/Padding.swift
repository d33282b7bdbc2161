/// What padding is filled with.
public enum PaddingMode: Sendable {
  /// One value.
  case constant(Double)
  /// The nearest element of the array.
  case edge
}

extension Tensor {
  /// With `widths[i].0` elements before and `widths[i].1` after axis `i`.
  public func padded(_ widths: [(Int, Int)], mode: PaddingMode = .constant(0)) throws(TensorError)
    -> Tensor
  {
    guard widths.count == rank else {
      throw .argument(
        operation: "pad",
        "Invalid number of padding sizes passed to pad with axes of size \(rank)")
    }
    guard widths.allSatisfy({ $0.0 >= 0 && $0.1 >= 0 }) else {
      throw .argument(
        operation: "pad", "Invalid low or high padding size: they must not be negative.")
    }
    if widths.allSatisfy({ $0.0 == 0 && $0.1 == 0 }) { return self }
    switch mode {
    case .constant(let value):
      var target: [Int] = []
      for (size, width) in zip(shape, widths) {
        let low = size.addingReportingOverflow(width.0)
        let sum = low.partialValue.addingReportingOverflow(width.1)
        if low.overflow || sum.overflow { throw .shapeOverflow(shape) }
        target.append(sum.partialValue)
      }
      let slices = zip(shape, widths).map { AxisSlice(start: $1.0, step: 1, count: $0) }
      let ground = try Tensor.full(target, value, dtype: dtype)
      return count == 0 ? ground : try SliceUpdate(slices: slices)([ground, self])
    case .edge:
      var x = self
      for (axis, width) in widths.enumerated() {
        let size = shape[axis]
        guard size > 0 else { throw .argument(operation: "pad", "Cannot pad an empty axis.") }
        let first = try x.take(Tensor([Int32](repeating: 0, count: width.0)), axis: axis)
        let last = try x.take(
          Tensor([Int32](repeating: Int32(clamping: size - 1), count: width.1)), axis: axis)
        x = try Tensor.concatenate([first, x, last], axis: axis)
      }
      return x
    }
  }

  /// Shifted cyclically by `shift` positions along `axis`; the flattened array without one.
  public func rolled(_ shift: Int, axis: Int? = nil) throws(TensorError) -> Tensor {
    guard let axis else { return try reshaped([-1]).rolled(shift, axis: 0).reshaped(shape) }
    let position = try Shape.axis(axis, rank: rank)
    let size = shape[position]
    if size == 0 { return self }
    let cut = size - Int.remainder(shift, size)
    if cut == size { return self }
    let parts = try split(at: [cut], axis: position)
    return try Tensor.concatenate([parts[1], parts[0]], axis: position)
  }
}

extension Int {
  /// `a mod b` for positive `b`, from 0 to `b − 1`.
  fileprivate static func remainder(_ a: Int, _ b: Int) -> Int {
    let rest = a % b
    return rest < 0 ? rest + b : rest
  }
}

/// What padding is filled with.
public enum PaddingMode: Sendable {
  /// One value.
  case constant(Double)
  /// The nearest element of the array.
  case edge
  /// The array mirrored at its first and last element, which are not repeated.
  case reflect
  /// The array mirrored at its ends, the first and last element repeated.
  case symmetric
}

extension PaddingMode {
  fileprivate var name: String {
    switch self {
    case .constant: "constant"
    case .edge: "edge"
    case .reflect: "reflect"
    case .symmetric: "symmetric"
    }
  }

  /// The element of an axis of `size` that stands at `position`, which may lie outside of it.
  fileprivate func place(of position: Int, size: Int) -> Int {
    switch self {
    case .constant, .edge: return Swift.min(Swift.max(position, 0), size - 1)
    case .reflect:
      let period = Swift.max(1, 2 * (size - 1))
      let place = Int.remainder(position, period)
      return size == 1 ? 0 : Swift.min(place, period - place)
    case .symmetric:
      let place = Int.remainder(position, 2 * size)
      return Swift.min(place, 2 * size - 1 - place)
    }
  }
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
    for (axis, width) in widths.enumerated() where width.0 < 0 || width.1 < 0 {
      throw .argument(
        operation: "",
        "Invalid \(width.0 < 0 ? "low" : "high") padding size (\(Swift.min(width.0, width.1))) "
          + "passed to pad for axis \(axis). Padding sizes must be non-negative")
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
    case .edge, .reflect, .symmetric:
      var x = self
      for (axis, width) in widths.enumerated() where width != (0, 0) {
        let size = shape[axis]
        guard size > 0 else {
          throw .argument(
            operation: "pad", "Cannot pad empty axis \(axis) using mode '\(mode.name)'.")
        }
        let (target, overflow) = size.addingReportingOverflow(width.0 &+ width.1)
        guard !overflow, width.0 < 1 << 31, width.1 < 1 << 31 else { throw .shapeOverflow(shape) }
        _ = try Tensor(uninitialized: [target], .int64)
        let places = (0..<target).map { mode.place(of: $0 - width.0, size: size) }
        x = try x.take(Tensor(places, dtype: .int64), axis: axis)
      }
      return x
    }
  }

  /// Shifted cyclically by `shift` positions along `axis`; the flattened array without one.
  public func rolled(_ shift: Int, axis: Int? = nil) throws(TensorError) -> Tensor {
    guard let axis else { return try reshaped([-1]).rolled(shift, axis: 0).reshaped(shape) }
    guard axis >= -rank && axis < rank else {
      throw .invalidIndex("[roll] Invalid axis \(axis) for array with \(rank) dimensions.")
    }
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

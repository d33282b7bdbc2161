extension Tensor {
  /// The tensors one after another along `axis`; the other sizes agree, the types are promoted.
  public static func concatenate(_ tensors: [Tensor], axis: Int = 0) throws(TensorError) -> Tensor {
    guard let first = tensors.first else {
      throw .argument(operation: "concatenate", "No arrays provided for concatenation")
    }
    if tensors.count == 1 { return first }
    let position = try Shape.axis(axis, rank: first.rank, of: "concatenate")
    var dtype = first.dtype
    for tensor in tensors.dropFirst() {
      guard tensor.rank == first.rank else {
        throw .argument(
          operation: "concatenate",
          "All the input arrays must have the same number of dimensions. However, got arrays with "
            + "dimensions \(first.rank) and \(tensor.rank).")
      }
      for other in first.shape.indices
      where other != position && tensor.shape[other] != first.shape[other] {
        throw .argument(
          operation: "concatenate",
          "All the input array dimensions must match exactly except for the concatenation axis. "
            + "However, the provided shapes are "
            + tensors.map { shapeText($0.shape) }.joined(separator: ", ")
            + ", and the concatenation axis is \(position).")
      }
      dtype = dtype.promoted(with: tensor.dtype)
    }
    var parts: [Tensor] = []
    for tensor in tensors { parts.append(try tensor.asType(dtype)) }
    return try Concatenate(axis: position)(parts)
  }

  /// The tensors, of one shape, along a new axis.
  public static func stack(_ tensors: [Tensor], axis: Int = 0) throws(TensorError) -> Tensor {
    guard let first = tensors.first else {
      throw .argument(operation: "stack", "No arrays provided for stacking")
    }
    guard tensors.allSatisfy({ $0.shape == first.shape }) else {
      throw .argument(operation: "stack", "All arrays must have the same shape")
    }
    let axis = try Shape.axis(axis, rank: first.rank + 1, of: "stack")
    var parts: [Tensor] = []
    for tensor in tensors { parts.append(try tensor.expandingDimensions([axis])) }
    return try concatenate(parts, axis: axis)
  }

  /// `parts` pieces of equal size along `axis`.
  public func split(parts: Int, axis: Int = 0) throws(TensorError) -> [Tensor] {
    let position = try Shape.axis(axis, rank: rank, of: "split")
    let size = shape[position]
    guard parts > 0, size % parts == 0 else {
      throw .argument(
        operation: "",
        "Array split does not result in sub arrays with equal size: attempting \(parts) splits "
          + "along axis \(position) for shape \(shapeText(shape)).")
    }
    return try split(at: (1..<parts).map { $0 * (size / parts) }, axis: position)
  }

  /// The pieces of `axis` between the positions `indices`.
  public func split(at indices: [Int], axis: Int = 0) throws(TensorError) -> [Tensor] {
    let position = try Shape.axis(axis, rank: rank, of: "split")
    let bounds: [Int?] = [nil] + indices + [nil]
    var pieces: [Tensor] = []
    for (start, stop) in zip(bounds, bounds.dropFirst()) {
      var slices = shape.map { AxisSlice(start: 0, step: 1, count: $0) }
      slices[position] = try AxisSlice(start, stop, nil, size: shape[position])
      pieces.append(try sliced(slices))
    }
    return pieces
  }

  /// The array repeated `counts[i]` times along axis `i`.
  public func tiled(_ counts: [Int]) throws(TensorError) -> Tensor {
    let width = Swift.max(rank, counts.count)
    let sizes = Array(repeating: 1, count: width - rank) + shape
    let counts = Array(repeating: 1, count: width - counts.count) + counts
    let pairs = zip(sizes, counts)
    let spread = try reshaped(sizes.flatMap { [1, $0] }).broadcast(
      to: pairs.flatMap { [$1, $0] })
    var shape: [Int] = []
    for (size, count) in pairs { shape.append(try Shape.count([size, count])) }
    return try spread.reshaped(shape)
  }

  /// Each element repeated `count` times along `axis`; of the flattened array without one.
  public func repeated(_ count: Int, axis: Int? = nil) throws(TensorError) -> Tensor {
    guard let axis else { return try reshaped([-1]).repeated(count, axis: 0) }
    let position = try Shape.axis(axis, rank: rank, of: "repeat")
    guard count >= 0 else {
      throw .argument(operation: "repeat", "Number of repeats cannot be negative")
    }
    var wide = shape
    wide.insert(count, at: position + 1)
    var target = shape
    target[position] = try Shape.count([shape[position], count])
    return try expandingDimensions([position + 1]).broadcast(to: wide).reshaped(target)
  }
}

/// The inputs one after another along `axis`. The gradient is cut at the same places.
struct Concatenate: Operation {
  let axis: Int
  var name: String { "concatenate" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType {
    var shape = inputs[0].shape
    shape[axis] = 0
    for input in inputs {
      let sum = shape[axis].addingReportingOverflow(input.shape[axis])
      if sum.overflow { throw .shapeOverflow(shape) }
      shape[axis] = sum.partialValue
    }
    return ResultType(shape, inputs[0].dtype)
  }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    let strides = Shape.strides(output.shape)
    var offset = 0
    for input in inputs {
      try Loops.scatter(input, offset: offset, steps: strides, into: output)
      offset += input.shape[axis] * strides[axis]
    }
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    var ends: [Int] = []
    for input in point.inputs { ends.append((ends.last ?? 0) + input.shape[axis]) }
    return try gradient.split(at: ends.dropLast(), axis: axis)
  }
}

extension Tensor {
  /// A copy with `values` written to what `indices` picks, broadcast to it: `x[indices] = values`.
  public func updating(_ indices: [Index], with values: Tensor) throws(TensorError) -> Tensor {
    try updated(indices, values, .assign)
  }

  /// A copy with `values` added at what `indices` picks, every repetition counted: `x.at[…].add`.
  public func adding(_ values: Tensor, at indices: [Index]) throws(TensorError) -> Tensor {
    try updated(indices, values, .add)
  }

  /// As `adding(_:at:)`, subtracting.
  public func subtracting(_ values: Tensor, at indices: [Index]) throws(TensorError) -> Tensor {
    try updated(indices, -values.asType(dtype), .add)
  }

  /// As `adding(_:at:)`, multiplying.
  public func multiplying(_ values: Tensor, at indices: [Index]) throws(TensorError) -> Tensor {
    try updated(indices, values, .multiply)
  }

  /// As `adding(_:at:)`, dividing.
  public func dividing(_ values: Tensor, at indices: [Index]) throws(TensorError) -> Tensor {
    try updated(indices, values.reciprocal(), .multiply)
  }

  /// As `adding(_:at:)`, keeping the larger.
  public func maximum(_ values: Tensor, at indices: [Index]) throws(TensorError) -> Tensor {
    try updated(indices, values, .maximum)
  }

  /// As `adding(_:at:)`, keeping the smaller.
  public func minimum(_ values: Tensor, at indices: [Index]) throws(TensorError) -> Tensor {
    try updated(indices, values, .minimum)
  }

  /// By positions: the elements' own positions are indexed, and updates go to what was picked.
  private func updated(_ indices: [Index], _ values: Tensor, _ update: Loops.Update)
    throws(TensorError) -> Tensor
  {
    let plan = try IndexPlan(indices, shape: shape)
    if plan.arrays.isEmpty && update == .assign {
      let kept = plan.finalShape(of: try Tensor.placeholder(plan.slices.map(\.count), dtype))
      let fitting = try values.asType(dtype).droppingLeadingOnes(to: kept.count)
      if (try? Shape.broadcast(fitting.shape, kept)) != kept {
        try checkAssignment(of: values, at: indices, plan)
      }
      let part = try fitting.broadcast(to: kept).reshaped(plan.slices.map(\.count))
      return try SliceUpdate(slices: plan.slices)([self, part])
    }
    let numbers = try Tensor.arange(0, Double(count), dtype: .int64).reshaped(shape)
    let targets = try numbers[indices]
    let fitting = try values.asType(dtype).droppingLeadingOnes(to: targets.rank)
    // As MLX names it: without any leading axis of size 1.
    try Tensor.checkBroadcast(Array(values.shape.drop { $0 == 1 }), to: targets.shape)
    let part = try fitting.broadcast(to: targets.shape).reshaped([-1])
    return try Put(axis: 0, update: update)([
      try reshaped([-1]), try targets.reshaped([-1]), part,
    ]).reshaped(shape)
  }

  /// Throws what is wrong with `values` for the slices of `plan`, in MLX's words: there a position is a
  /// slice of one, for which `values` gets an axis of size 1 where it has axes left.
  private func checkAssignment(
    of values: Tensor, at indices: [Index], _ plan: IndexPlan
  ) throws(TensorError) {
    let target = plan.slices.map(\.count)
    var rest = try values.droppingLeadingOnes(to: rank).shape[...]
    var seen: [Int] = []
    for axis in target.indices.reversed() {
      let isPosition = indices.count > 1 && plan.drops(axis)
      if let size = rest.last { seen.insert(isPosition ? 1 : size, at: 0) }
      if !isPosition { rest = rest.dropLast() }
    }
    try Tensor.checkBroadcast(rest + seen, to: target)
  }

  /// Of `shape`, with no elements anybody reads.
  private static func placeholder(_ shape: [Int], _ dtype: DType) throws(TensorError) -> Tensor {
    Tensor(storage: try Storage(byteCount: 0), shape: shape, dtype: dtype)
  }

  /// Without leading axes of size 1 beyond `rank`, as assignment allows.
  private func droppingLeadingOnes(to rank: Int) throws(TensorError) -> Tensor {
    var sizes = shape[...]
    while sizes.count > rank, sizes.first == 1 { sizes.removeFirst() }
    return try reshaped(Array(sizes))
  }
}

/// `x` combined with updates at positions of an axis: inputs are `[x, indices, updates]`.
///
/// With `add`, gradients pass to both; with `assign`, that of `x` is zero where it was written.
struct Put: Operation {
  let axis: Int
  let update: Loops.Update
  var name: String { "scatter" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType { ResultType(inputs[0]) }

  func steps(_ inputs: [Tensor], into output: Tensor, scratch: Storage?) -> [Step]? {
    guard update == .add else { return nil }
    let view = AxisView(inputs[0].shape, axis: axis)
    return Step.take(inputs[0], inputs[1], updates: inputs[2], view, alongAxis: false, output)
      .map { [$0] }
  }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    if let steps = steps(inputs, into: output, scratch: nil) { return try Step.run(steps[...]) }
    Loops.copy(inputs[0], into: output)
    try Loops.put(
      inputs[2], inputs[1], AxisView(inputs[0].shape, axis: axis), update, into: output)
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    let (x, indices, updates) = (point.inputs[0], point.inputs[1], point.inputs[2])
    switch update {
    case .add:
      return [
        gradient, nil, point.wants(2) ? try gradient.take(indices, axis: axis) : nil,
      ]
    case .assign:
      let zeros = try Tensor.zeros(updates.shape, dtype: updates.dtype)
      return [
        point.wants(0) ? try self([gradient, indices, zeros]) : nil, nil,
        point.wants(2) ? try gradient.take(indices, axis: axis) : nil,
      ]
    case .multiply:
      let others = try gradient * x
      return [
        point.wants(0) ? try self([gradient, indices, updates]) : nil, nil,
        point.wants(2) ? try others.take(indices, axis: axis) : nil,
      ]
    case .maximum, .minimum:
      let kept = try (point.output == x).asType(gradient.dtype)
      let taken = try (point.output.take(indices, axis: axis) == updates).asType(gradient.dtype)
      return [
        point.wants(0) ? try gradient * kept : nil, nil,
        point.wants(2) ? try gradient.take(indices, axis: axis) * taken : nil,
      ]
    }
  }
}

/// `x` combined with updates along an axis: inputs are `[x, indices, updates]`, the last two of one
/// shape.
struct PutAlongAxis: Operation {
  let axis: Int
  let update: Loops.Update
  var name: String { "put_along_axis" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType { ResultType(inputs[0]) }

  func steps(_ inputs: [Tensor], into output: Tensor, scratch: Storage?) -> [Step]? {
    guard update == .add else { return nil }
    let view = AxisView(inputs[0].shape, axis: axis)
    return Step.take(inputs[0], inputs[1], updates: inputs[2], view, alongAxis: true, output)
      .map { [$0] }
  }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    if let steps = steps(inputs, into: output, scratch: nil) { return try Step.run(steps[...]) }
    Loops.copy(inputs[0], into: output)
    try Loops.putAlongAxis(
      inputs[2], inputs[1], AxisView(inputs[0].shape, axis: axis), update, into: output)
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    let (indices, updates) = (point.inputs[1], point.inputs[2])
    let toX =
      update == .add
      ? gradient
      : try self([gradient, indices, try Tensor.zeros(updates.shape, dtype: updates.dtype)])
    return [
      toX, nil,
      point.wants(2) ? try TakeAlongAxis(axis: axis)([gradient, indices]) : nil,
    ]
  }
}

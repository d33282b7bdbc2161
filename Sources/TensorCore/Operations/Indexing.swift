/// One part of an index expression, as between the brackets of `x[1, 2:5, None, ..., rows]`.
public enum Index: Sendable {
  /// One position; the axis is dropped. Negative ones count from the end.
  case position(Int)
  /// `start:stop:step`, as Python slices: bounds are clipped, negative ones count from the end.
  case slice(Int?, Int?, Int?)
  /// `None`: a new axis of size 1.
  case newAxis
  /// `...`: as many whole axes as are left.
  case ellipsis
  /// Positions given by an integer array, or `bool`-free: the axis is replaced by its axes.
  case array(Tensor)

  /// The whole axis.
  public static var all: Index { .slice(nil, nil, nil) }
}

extension Tensor {
  /// The elements that `indices` picks, by the rules of MLX and NumPy.
  ///
  /// Index arrays broadcast together; where they stand side by side their axes take their place, else
  /// they come first.
  public subscript(indices: [Index]) -> Tensor {
    get throws(TensorError) {
      let plan = try IndexPlan(indices, shape: shape)
      var x = try sliced(plan.slices)
      x = try x.picked(plan)
      return try x.reshaped(plan.finalShape(of: x))
    }
  }

  public subscript(indices: Index...) -> Tensor {
    get throws(TensorError) { try self[indices] }
  }

  /// The part of the first axis at `position`.
  public subscript(position: Int) -> Tensor {
    get throws(TensorError) { try self[[.position(position)]] }
  }

  /// `start ..< stop` by `step` on each axis; sizes already resolved.
  func sliced(_ slices: [AxisSlice]) throws(TensorError) -> Tensor {
    if zip(slices, shape).allSatisfy({ $0.isWhole($1) }) { return self }
    return try Slice(slices: slices)([self])
  }
}

/// What is taken of one axis: `count` positions from `start`, `step` apart.
struct AxisSlice: Sendable, Equatable {
  var start: Int
  var step: Int
  var count: Int

  func isWhole(_ size: Int) -> Bool { start == 0 && step == 1 && count == size }

  /// Python's slice on an axis of `size`.
  init(_ start: Int?, _ stop: Int?, _ step: Int?, size: Int) throws(TensorError) {
    let step = step ?? 1
    guard step != 0 else {
      throw .argument(operation: "", "slice step cannot be zero")
    }
    func clip(_ bound: Int, _ low: Int, _ high: Int) -> Int {
      let position = bound < 0 ? bound &+ size : bound
      return Swift.min(
        Swift.max(bound < 0 && position > bound || bound >= 0 ? position : low, low), high)
    }
    let (low, high) = step > 0 ? (0, size) : (-1, size - 1)
    let first = start.map { clip($0, low, high) } ?? (step > 0 ? 0 : size - 1)
    let last = stop.map { clip($0, low, high) } ?? (step > 0 ? size : -1)
    let distance = step > 0 ? last - first : first - last
    let stride = Int(clamping: step.magnitude)
    self.start = first
    self.step = step
    self.count = distance <= 0 ? 0 : (distance - 1) / stride + 1
    if count <= 1 {
      self.step = 1
      if count == 0 { self.start = 0 }
    }
  }

  init(start: Int, step: Int, count: Int) {
    (self.start, self.step, self.count) = (start, step, count)
  }
}

/// A strided part of an array. The gradient is zero outside it.
struct Slice: Operation {
  let slices: [AxisSlice]
  var name: String { "slice" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType {
    ResultType(slices.map(\.count), inputs[0].dtype)
  }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    let (offset, steps) = Slice.geometry(slices, of: inputs[0].shape)
    try Loops.copy(inputs[0], offset: offset, steps: steps, into: output)
  }

  func steps(_ inputs: [Tensor], into output: Tensor, scratch: Storage?) -> [Step]? {
    let (offset, steps) = Slice.geometry(slices, of: inputs[0].shape)
    return Step.strided(inputs[0], offset: offset, steps: steps, output).map { [$0] }
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [try SliceUpdate(slices: slices).onZeros(gradient, shape: point.inputs[0].shape)]
  }

  /// The first element and the step along each axis.
  static func geometry(_ slices: [AxisSlice], of shape: [Int]) -> (offset: Int, steps: [Int]) {
    let strides = Shape.strides(shape)
    var offset = 0
    var steps: [Int] = []
    for (slice, stride) in zip(slices, strides) {
      offset += slice.start * stride
      steps.append(slice.step * stride)
    }
    return (offset, steps)
  }
}

/// `x` with a strided part replaced by `y`: inputs are `[x, y]`.
///
/// The gradient of `x` is zero where it was replaced; that of `y` is the replaced part.
struct SliceUpdate: Operation {
  let slices: [AxisSlice]
  var name: String { "slice_update" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType { ResultType(inputs[0]) }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    Loops.copy(inputs[0], into: output)
    let (offset, steps) = Slice.geometry(slices, of: inputs[0].shape)
    try Loops.scatter(inputs[1], offset: offset, steps: steps, into: output)
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    let part = point.inputs[1]
    return [
      point.wants(0)
        ? try self([gradient, try Tensor.zeros(part.shape, dtype: part.dtype)]) : nil,
      point.wants(1) ? try gradient.sliced(slices) : nil,
    ]
  }

  /// Zeros of `shape` with `part` in its place.
  func onZeros(_ part: Tensor, shape: [Int]) throws(TensorError) -> Tensor {
    try self([try Tensor.zeros(shape, dtype: part.dtype), part])
  }
}

/// An index expression resolved against a shape: first strided slices, then index arrays, then the
/// final shape with dropped and new axes.
struct IndexPlan {
  /// One for each axis of the array; a position is a slice of one.
  var slices: [AxisSlice] = []
  /// The index arrays, broadcast together, each with its axis.
  var arrays: [(axis: Int, indices: Tensor)] = []
  /// What becomes of the axes, in order.
  private var steps: [Step] = []

  private enum Step {
    case keep(axis: Int)
    case drop(axis: Int)
    case new
    case array(axis: Int)
  }

  init(_ indices: [Index], shape: [Int]) throws(TensorError) {
    let used = indices.reduce(0) { count, index in
      switch index {
      case .newAxis, .ellipsis: count
      default: count + 1
      }
    }
    guard used <= shape.count else {
      throw .argument(
        operation: "", "Too many indices for array with \(shape.count) dimensions.")
    }
    let ellipses = indices.filter { if case .ellipsis = $0 { true } else { false } }.count
    guard ellipses <= 1 else {
      throw .argument(operation: "", "An index can only have a single ellipsis (...)")
    }
    var axis = 0
    func keep(_ count: Int, _ plan: inout IndexPlan) {
      for _ in 0..<count {
        plan.slices.append(AxisSlice(start: 0, step: 1, count: shape[axis]))
        plan.steps.append(.keep(axis: axis))
        axis += 1
      }
    }
    // Beside an index array a position is an array too, as in NumPy.
    let hasArrays = indices.contains { if case .array = $0 { true } else { false } }
    for index in indices {
      switch index {
      case .newAxis: steps.append(.new)
      case .ellipsis: keep(shape.count - used, &self)
      case .position(let position):
        let size = shape[axis]
        let positive = position < 0 ? position &+ size : position
        guard positive >= 0 && positive < size else {
          throw .index(position, axis: axis, size: size)
        }
        if hasArrays {
          slices.append(AxisSlice(start: 0, step: 1, count: size))
          arrays.append((axis, try Tensor(positive, dtype: .int64)))
          steps.append(.array(axis: axis))
        } else {
          slices.append(AxisSlice(start: positive, step: 1, count: 1))
          steps.append(.drop(axis: axis))
        }
        axis += 1
      case .slice(let start, let stop, let step):
        slices.append(try AxisSlice(start, stop, step, size: shape[axis]))
        steps.append(.keep(axis: axis))
        axis += 1
      case .array(let indices):
        guard indices.dtype.isInteger else {
          throw .argument(
            operation: "gather",
            "Got indices with invalid dtype. Indices must be integral.")
        }
        slices.append(AxisSlice(start: 0, step: 1, count: shape[axis]))
        arrays.append((axis, indices))
        steps.append(.array(axis: axis))
        axis += 1
      }
    }
    if ellipses == 0 { keep(shape.count - used, &self) }
    let all = try Tensor.broadcast(arrays.map(\.indices))
    for index in arrays.indices { arrays[index].indices = all[index] }
  }

  /// Whether a position picks one place of `axis`, which the result then lacks.
  func drops(_ axis: Int) -> Bool {
    steps.contains { if case .drop(axis) = $0 { true } else { false } }
  }

  /// The shape that all index arrays have.
  var arrayShape: [Int] { arrays.first?.indices.shape ?? [] }

  /// Whether the index arrays stand side by side, so that their axes take their place.
  var arraysAreAdjacent: Bool {
    let places = steps.indices.filter { if case .array = steps[$0] { true } else { false } }
    guard let first = places.first, let last = places.last else { return true }
    return last - first == places.count - 1
  }

  /// The axes of the sliced array after the arrays' axes were replaced: their order in `picked`'s
  /// result is the arrays' shape first, then the remaining axes in order.
  func finalShape(of x: Tensor) -> [Int] {
    if arrays.isEmpty {
      return steps.compactMap { step in
        switch step {
        case .keep(let axis): x.shape[axis]
        case .drop: nil
        case .new: 1
        case .array: nil
        }
      }
    }
    // `picked` leaves the arrays' axes where they belong; what is left is to drop and to add.
    var shape: [Int] = []
    var placed = false
    if !arraysAreAdjacent {
      shape += arrayShape
      placed = true
    }
    for step in steps {
      switch step {
      case .keep(let axis): shape.append(slices[axis].count)
      case .drop: break
      case .new: shape.append(1)
      case .array:
        if !placed { shape += arrayShape }
        placed = true
      }
    }
    return shape
  }
}

extension Tensor {
  /// Picks by the index arrays of `plan`: their axes come first unless they are side by side.
  func picked(_ plan: IndexPlan) throws(TensorError) -> Tensor {
    guard let first = plan.arrays.first else { return self }
    if plan.arrays.count == 1 {
      let taken = try take(first.indices, axis: first.axis)
      return taken
    }
    // Several arrays: the axes they index are moved to the front and merged, and one flat index
    // picks from them.
    let axes = plan.arrays.map(\.axis)
    let rest = shape.indices.filter { !axes.contains($0) }
    let merged = try transposed(axes + rest)
      .reshaped([axes.reduce(1) { $0 * shape[$1] }] + rest.map { shape[$0] })
    var flat = try Tensor.zeros(first.indices.shape, dtype: .int64)
    for (axis, indices) in plan.arrays {
      let positive = try indices.asType(.int64).checkedPositions(size: shape[axis])
      flat = try flat * shape[axis] + positive
    }
    let taken = try merged.take(flat, axis: 0)
    guard plan.arraysAreAdjacent, let lead = axes.first, lead > 0 else { return taken }
    // Side by side: put the arrays' axes back in their place.
    let width = first.indices.rank
    let order =
      (0..<lead).map { width + $0 } + Array(0..<width) + Array((width + lead)..<taken.rank)
    return try taken.transposed(order)
  }

  /// Integer positions in an axis of `size`, each checked and counted from the front.
  func checkedPositions(size: Int) throws(TensorError) -> Tensor {
    try CheckedPositions(size: size)([self])
  }
}

/// Positions in an axis of `size`, negative ones counted from the end; throws on one outside.
struct CheckedPositions: Operation {
  let size: Int
  var name: String { "gather" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType {
    ResultType(inputs[0].shape, .int64)
  }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    Loops.fill(output, from: try Loops.positions(inputs[0], size: size).map(Int64.init))
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] { [nil] }
}

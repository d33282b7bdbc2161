extension Tensor {
  /// The same elements in `shape`; one size may be −1 and is inferred.
  public func reshaped(_ shape: [Int]) throws(TensorError) -> Tensor {
    if shape == self.shape { return self }
    let count = count
    var target = shape
    if let hole = shape.firstIndex(of: -1) {
      var others = shape
      others.remove(at: hole)
      guard !others.contains(-1) else {
        throw .argument(operation: "reshape", "Reshape can only infer one dimension.")
      }
      let known = try Shape.count(others)
      target[hole] = known == 0 ? 0 : count / known
    }
    guard target.allSatisfy({ $0 >= 0 }), try Shape.count(target) == count else {
      throw .reshape(count: count, to: target)
    }
    let output = Tensor(storage: storage, shape: target, dtype: dtype)
    return Reshape(shape: target).noted([self], output)
  }

  /// Without the axes in `axes`, which must have size 1; without all such axes where nil.
  public func squeezed(axes: [Int]? = nil) throws(TensorError) -> Tensor {
    var drop: Set<Int> = []
    if let axes {
      for axis in axes {
        let position = try Shape.axis(axis, rank: rank, of: "squeeze")
        guard shape[position] == 1 else {
          throw .argument(
            operation: "squeeze",
            "Cannot squeeze axis \(axis) with size \(shape[position]) which is not equal to 1.")
        }
        guard drop.insert(position).inserted else {
          throw .argument(operation: "squeeze", "Received duplicate axes.")
        }
      }
    } else {
      drop = Set(shape.indices.filter { shape[$0] == 1 })
    }
    if drop.isEmpty { return self }
    return try reshaped(shape.indices.filter { !drop.contains($0) }.map { shape[$0] })
  }

  /// With axes of size 1 at `axes` of the result.
  public func expandingDimensions(_ axes: [Int]) throws(TensorError) -> Tensor {
    let rank = rank + axes.count
    var added: Set<Int> = []
    for axis in axes {
      let position = axis < 0 ? axis &+ rank : axis
      guard position >= 0 && position < rank else {
        throw .invalidIndex(
          "[expand_dims] Axis \(axis) is out of bounds for array with \(rank) dimensions.")
      }
      guard added.insert(position).inserted else {
        throw .argument(operation: "expand_dims", "Received duplicate axes.")
      }
    }
    var sizes = shape[...]
    return try reshaped((0..<rank).map { added.contains($0) ? 1 : sizes.removeFirst() })
  }

  /// The axes `first ... last` merged into one.
  public func flattened(from first: Int = 0, to last: Int = -1) throws(TensorError) -> Tensor {
    if rank == 0 { return try reshaped([1]) }
    let start = first < 0 ? Swift.max(0, first &+ rank) : Swift.min(first, rank)
    let end = last < 0 ? last &+ rank : Swift.min(last, rank - 1)
    guard start <= end else {
      throw .argument(
        operation: "flatten", "start_axis must be less than or equal to end_axis")
    }
    guard start < rank, end >= 0 else { throw .axis(first, rank: rank) }
    let merged = shape[start...end].reduce(1, *)
    return try reshaped(Array(shape[..<start]) + [merged] + Array(shape[(end + 1)...]))
  }

  /// `axis` split into axes of sizes `sizes`, one of which may be −1.
  public func unflattened(axis: Int, sizes: [Int]) throws(TensorError) -> Tensor {
    guard axis >= -rank && axis < rank else {
      throw .invalidIndex(
        "[unflatten] Invalid axes \(axis) for array with \(rank) dimensions.")
    }
    guard !sizes.isEmpty else {
      throw .argument(operation: "unflatten", "Shape to unflatten to cannot be empty.")
    }
    let position = try Shape.axis(axis, rank: rank)
    var sizes = sizes
    guard sizes.filter({ $0 == -1 }).count < 2 else {
      throw .argument(operation: "Unflatten", "Can only infer one dimension.")
    }
    if let hole = sizes.firstIndex(of: -1) {
      let known = sizes.enumerated().filter { $0.offset != hole }.reduce(1) { $0 &* $1.element }
      sizes[hole] = known == 0 ? 0 : shape[position] / known
    }
    let size = shape[position]
    guard sizes.allSatisfy({ $0 >= 0 }), try Shape.count(sizes) == size else {
      throw .argument(
        operation: "Unflatten",
        "Cannot unflatten axis \(position) with size \(size) into shape \(shapeText(sizes)).")
    }
    return try reshaped(Array(shape[..<position]) + sizes + Array(shape[(position + 1)...]))
  }
}

/// The same elements under another shape; the output shares the input's storage.
struct Reshape: AliasingOperation {
  let shape: [Int]
  var name: String { "reshape" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType {
    ResultType(shape, inputs[0].dtype)
  }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    Loops.copy(inputs[0], into: output)
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [try gradient.reshaped(point.inputs[0].shape)]
  }
}

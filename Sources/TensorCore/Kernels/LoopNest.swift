/// Nested loops over a shape with steps of their own for each operand, merged where they can be.
///
/// A step of 0 repeats an operand along an axis: that is broadcasting. Adjacent axes that all
/// operands cross evenly become one, so that most nests are one long row.
struct LoopNest {
  /// The sizes of the merged axes, outermost first; at least one.
  private(set) var sizes: [Int]
  /// For each operand, its step along each merged axis, in elements.
  private(set) var steps: [[Int]]

  /// - Parameter steps: for each operand, its step along each axis of `shape`.
  init(_ shape: [Int], steps: [[Int]]) {
    var sizes: [Int] = []
    var merged: [[Int]] = Array(repeating: [], count: steps.count)
    for axis in shape.indices where shape[axis] != 1 {
      let joins =
        !sizes.isEmpty
        && steps.indices.allSatisfy {
          merged[$0][sizes.count - 1] == steps[$0][axis] &* shape[axis]
        }
      if joins {
        sizes[sizes.count - 1] &*= shape[axis]
        for operand in steps.indices { merged[operand][sizes.count - 1] = steps[operand][axis] }
      } else {
        sizes.append(shape[axis])
        for operand in steps.indices { merged[operand].append(steps[operand][axis]) }
      }
    }
    if sizes.isEmpty {
      sizes = [1]
      for operand in steps.indices { merged[operand] = [0] }
    }
    self.sizes = sizes
    self.steps = merged
  }

  /// A nest over the broadcast of `operands` to `shape`.
  init(broadcasting operands: [[Int]], to shape: [Int]) {
    self.init(shape, steps: operands.map { LoopNest.steps($0, broadcastTo: shape) })
  }

  /// The steps of a row-major array of shape `own` when repeated to `shape`.
  static func steps(_ own: [Int], broadcastTo shape: [Int]) -> [Int] {
    let strides = Shape.strides(own)
    let offset = shape.count - own.count
    return shape.indices.map { $0 < offset || own[$0 - offset] == 1 ? 0 : strides[$0 - offset] }
  }

  /// The length of the innermost row.
  var rowLength: Int { sizes[sizes.count - 1] }

  /// The step of `operand` within a row.
  func rowStep(_ operand: Int) -> Int { steps[operand][sizes.count - 1] }

  /// Calls `body` for each row with its number and the offsets of the first three operands: rows that do
  /// not depend on each other, on all threads there may be.
  @inline(__always)
  func forEachRow(_ body: (_ row: Int, _ a: Int, _ b: Int, _ c: Int) -> Void) throws(TensorError) {
    let rows = sizes.dropLast().reduce(1, &*)
    if rowLength == 0 || rows == 0 { return }
    let most = Swift.max(1, (1 << 18) / rowLength)
    if rows <= most { return forEachRow(from: 0, rows, body) }
    try Loops.share((rows + most - 1) / most) { piece in
      forEachRow(from: piece * most, Swift.min(most, rows - piece * most), body)
    }
  }

  /// The same for `count` rows from `first` on.
  @inline(__always)
  private func forEachRow(
    from first: Int, _ count: Int, _ body: (_ row: Int, _ a: Int, _ b: Int, _ c: Int) -> Void
  ) {
    let outer = sizes.count - 1
    var index = Array(repeating: 0, count: outer)
    var offsets = Array(repeating: 0, count: Swift.max(3, steps.count))
    var rest = first
    for axis in (0..<outer).reversed() {
      index[axis] = rest % sizes[axis]
      rest /= sizes[axis]
      for operand in steps.indices { offsets[operand] &+= steps[operand][axis] &* index[axis] }
    }
    for row in first..<first + count {
      body(row, offsets[0], offsets[1], offsets[2])
      var axis = outer - 1
      while axis >= 0 {
        index[axis] &+= 1
        for operand in steps.indices { offsets[operand] &+= steps[operand][axis] }
        if index[axis] < sizes[axis] { break }
        for operand in steps.indices {
          offsets[operand] &-= steps[operand][axis] &* sizes[axis]
        }
        index[axis] = 0
        axis -= 1
      }
    }
  }
}

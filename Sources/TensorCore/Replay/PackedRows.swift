/// Rows of a matrix, each holding some tensors one after the other: the parameters of several tasks,
/// so that a step over all of them is one operation on the matrix.
// Sendable: whoever holds it hands each row to one thread at a time.
package final class PackedRows: @unchecked Sendable {
  /// `[rows, elements]`, or `[elements]` of a single row.
  package let matrix: Tensor
  private let parts: [[Tensor]]

  /// Memory for `rows` rows of tensors of `shapes`, of unspecified content; `rows` nil: one row that is
  /// a vector.
  package init(_ shapes: [[Int]], rows: Int? = nil) throws(TensorError) {
    var sizes: [Int] = []
    var total = 0
    for shape in shapes {
      sizes.append(try Shape.count(shape))
      let sum = total.addingReportingOverflow(sizes[sizes.count - 1])
      if sum.overflow { throw .shapeOverflow(shape) }
      total = sum.partialValue
    }
    matrix = try Tensor(uninitialized: (rows.map { [$0] } ?? []) + [total], .float32)
    var parts: [[Tensor]] = []
    for row in 0..<(rows ?? 1) {
      var place = row * total
      var own: [Tensor] = []
      for (shape, size) in zip(shapes, sizes) {
        let storage = Storage(partOf: matrix.storage, offset: 4 * place, byteCount: 4 * size)
        own.append(Tensor(storage: storage, shape: shape, dtype: .float32))
        place += size
      }
      parts.append(own)
    }
    self.parts = parts
  }

  /// Copies `tensors` into `row`.
  package func load(_ tensors: [Tensor], row: Int = 0) {
    for (tensor, part) in zip(tensors, parts[row]) { Loops.copy(tensor, into: part) }
  }

  /// Copies the tensors of `state` from `start` on into `row`.
  package func load(_ state: PlanState, from start: Int = 0, row: Int = 0) {
    for (index, part) in parts[row].enumerated() {
      Loops.copy(state.tensors[start + index], into: part)
    }
  }

  /// Copies the results of `instance` from `start` on into `row`.
  package func load(resultsOf instance: PlanInstance, from start: Int, row: Int) {
    for (index, part) in parts[row].enumerated() {
      instance.copyResult(start + index, into: part)
    }
  }

  /// The tensors of `row` as they are now.
  package func values(row: Int = 0) throws(TensorError) -> [Tensor] {
    var copies: [Tensor] = []
    copies.reserveCapacity(parts[row].count)
    for part in parts[row] {
      let copy = try Tensor(uninitialized: part.shape, part.dtype)
      Loops.copy(part, into: copy)
      copies.append(copy)
    }
    return copies
  }
}

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

  /// One row of `tensors` as they are.
  package convenience init(of tensors: [Tensor]) throws(TensorError) {
    try self.init(tensors.map(\.shape))
    load(tensors)
  }

  /// The tensors that `row` consists of: what changes one changes the matrix.
  package func tensors(row: Int = 0) -> [Tensor] { parts[row] }

  /// The elements of a row.
  package var width: Int { matrix.shape[matrix.rank - 1] }

  /// Copies `tensors` into `row`.
  package func load(_ tensors: [Tensor], row: Int = 0) {
    for (tensor, part) in zip(tensors, parts[row]) { Loops.copy(tensor, into: part) }
  }

  /// Copies `count` elements of `other`, of one row, from `start` on, to the start of `row`.
  package func load(_ other: PackedRows, from start: Int = 0, count: Int, row: Int = 0) {
    precondition(count <= width && row < parts.count, "no such row")
    Loops.copy(other.matrix, from: start, into: matrix, at: row * width, count: count)
  }

  /// The tensors of `row` as they are now, in memory that they share.
  package func values(row: Int = 0) throws(TensorError) -> [Tensor] {
    let copy = try Storage(byteCount: 4 * width)
    Loops.copy(
      matrix, from: row * width,
      into: Tensor(storage: copy, shape: [width], dtype: .float32), count: width)
    var place = 0
    return parts[row].map { part in
      defer { place += part.byteCount }
      let storage = Storage(partOf: copy, offset: place, byteCount: part.byteCount)
      return Tensor(storage: storage, shape: part.shape, dtype: .float32)
    }
  }
}

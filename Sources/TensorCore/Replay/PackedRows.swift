/// Rows of a matrix, each holding some tensors one after the other: the parameters of several tasks,
/// so that a step over all of them is one operation on the matrix.
// Sendable: whoever holds it hands each row to one thread at a time.
package final class PackedRows: @unchecked Sendable {
  /// `[rows, elements]`, or `[elements]` of a single row.
  package let matrix: Tensor
  /// The elements of a row.
  package let width: Int
  private let parts: [[Tensor]]
  private let elements: Elements

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
    width = total
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
    elements = matrix.elements
  }

  /// One row of `tensors` as they are.
  package convenience init(of tensors: [Tensor]) throws(TensorError) {
    try self.init(tensors.map(\.shape))
    load(tensors)
  }

  /// The tensors that `row` consists of: what changes one changes the matrix.
  package func tensors(row: Int = 0) -> [Tensor] { parts[row] }

  /// Copies `tensors` into `row`.
  package func load(_ tensors: [Tensor], row: Int = 0) {
    for (tensor, part) in zip(tensors, parts[row]) { Loops.copy(tensor, into: part) }
  }

  /// Copies the first `count` elements of `other`, to the start of `row`.
  package func load(_ other: PackedRows, count: Int, row: Int = 0) {
    precondition(count <= width && count <= other.width, "no such row")
    other.elements.copy(into: elements.part(4 * row * width..<4 * (row * width + count)))
  }

  /// The tensors of `row` as they are now, in memory that they share.
  package func values(row: Int = 0) throws(TensorError) -> [Tensor] {
    let copy = try Storage(byteCount: 4 * width)
    elements.part(4 * row * width..<4 * (row + 1) * width).copy(
      into: Tensor(storage: copy, shape: [width], dtype: .float32).elements)
    var place = 0
    return parts[row].map { part in
      defer { place += part.byteCount }
      let storage = Storage(partOf: copy, offset: place, byteCount: part.byteCount)
      return Tensor(storage: storage, shape: part.shape, dtype: .float32)
    }
  }
}

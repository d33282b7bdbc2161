/// A matrix whose rows are filled by several threads and whose columns are then worked on by several:
/// it stands in blocks of columns, each a matrix of its own.
///
/// A row that another thread has written must pass from its cache to the reader's, which takes longer
/// than to add it up; with blocks each thread fetches only its columns.
// Sendable: a row is written by one thread at a time, and read when all are written.
package final class RowBlocks: @unchecked Sendable {
  /// The columns of each block.
  package let blocks: [Range<Int>]
  /// The blocks, `[rows, columns]`.
  package let matrices: [Tensor]
  private let elements: [Elements]
  private let width: Int

  /// How `rows` rows of `width` are cut, which depends on nothing else: up to 8 blocks of 768 columns or
  /// more, but one where all are few. To hand out work takes as long as to add up some ten thousand
  /// numbers.
  package static func blocks(rows: Int, width: Int) -> [Range<Int>] {
    let isLarge = width >= (1 << 15) / Swift.max(1, rows)
    let count = isLarge ? [8, 4, 2].first { width >= 768 * $0 } ?? 1 : 1
    // Whole vectors of sixteen.
    let size = (width / count + 15) / 16 * 16
    return (0..<count).map { $0 * size..<($0 == count - 1 ? width : ($0 + 1) * size) }
  }

  /// Memory for `rows` rows of `width`, of unspecified content.
  package init(rows: Int, width: Int) throws(TensorError) {
    self.width = width
    blocks = Self.blocks(rows: rows, width: width)
    var matrices: [Tensor] = []
    for block in blocks {
      matrices.append(try Tensor(uninitialized: [rows, block.count], .float32))
    }
    self.matrices = matrices
    elements = matrices.map(\.elements)
  }

  /// Copies the first elements of `vector`, as many as there are columns, to row `row`.
  package func load(_ vector: PackedTensors, row: Int) {
    precondition(vector.count >= width, "a shorter row")
    for (block, target) in zip(blocks, elements) {
      vector.elements.part(4 * block.lowerBound..<4 * block.upperBound).copy(
        into: target.part(4 * row * block.count..<4 * (row + 1) * block.count))
    }
  }
}

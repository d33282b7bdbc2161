/// Tensors that stand one after the other in one vector: the parameters of a model, so that a step over
/// all of them is one operation.
// Sendable: whoever holds it hands it to one thread at a time.
package final class PackedTensors: @unchecked Sendable {
  /// The elements of all tensors, `[count]`.
  package let vector: Tensor
  /// The tensors: what changes one changes the vector.
  package let tensors: [Tensor]
  /// The number of elements.
  package var count: Int { vector.shape[0] }
  let elements: Elements

  /// Memory for tensors of `shapes`, of unspecified content.
  package init(_ shapes: [[Int]]) throws(TensorError) {
    var sizes: [Int] = []
    var total = 0
    for shape in shapes {
      sizes.append(try Shape.count(shape))
      let sum = total.addingReportingOverflow(sizes[sizes.count - 1])
      if sum.overflow { throw .shapeOverflow(shape) }
      total = sum.partialValue
    }
    vector = try Tensor(uninitialized: [total], .float32)
    elements = vector.elements
    tensors = Self.parts(of: vector.storage, like: shapes)
  }

  /// `tensors` as they are.
  package convenience init(of tensors: [Tensor]) throws(TensorError) {
    try self.init(tensors.map(\.shape))
    load(tensors)
  }

  /// Tensors of `shapes` in memory that they share, one after the other.
  private static func parts(of storage: Storage, like shapes: [[Int]]) -> [Tensor] {
    var place = 0
    return shapes.map { shape in
      let size = DType.float32.byteCount * Shape.knownCount(shape)
      defer { place += size }
      return Tensor(
        storage: Storage(partOf: storage, offset: place, byteCount: size), shape: shape,
        dtype: .float32)
    }
  }

  /// The elements `range` of the vector: what changes them changes the vector.
  package func part(_ range: Range<Int>) -> Tensor {
    Tensor(
      storage: Storage(
        partOf: vector.storage, offset: 4 * range.lowerBound, byteCount: 4 * range.count),
      shape: [range.count], dtype: .float32)
  }

  /// Copies `tensors` in.
  package func load(_ tensors: [Tensor]) {
    for (tensor, part) in zip(tensors, self.tensors) { Loops.copy(tensor, into: part) }
  }

  /// Copies as many elements as `other` has, to the start.
  package func load(_ other: PackedTensors) {
    other.elements.copy(into: elements.part(0..<other.elements.byteCount))
  }

  /// The tensors as they are now, in memory that they share.
  package func values() throws(TensorError) -> [Tensor] {
    let copy = try Storage(byteCount: elements.byteCount)
    elements.copy(into: Tensor(storage: copy, shape: [count], dtype: .float32).elements)
    return Self.parts(of: copy, like: tensors.map(\.shape))
  }
}

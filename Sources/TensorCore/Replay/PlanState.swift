/// The memory of a state: what a replayed step starts from and leaves its results in.
// Sendable: whoever holds it hands it to one thread at a time.
package final class PlanState: @unchecked Sendable {
  package let tensors: [Tensor]

  /// A state that is `tensors` themselves: whatever else sees them sees it change.
  package init(_ tensors: [Tensor]) { self.tensors = tensors }

  init(like types: ArraySlice<Plan.ValueType>) throws(TensorError) {
    var tensors: [Tensor] = []
    for type in types { tensors.append(try Tensor(uninitialized: type.shape, type.dtype)) }
    self.tensors = tensors
  }

  /// Memory for tensors like `models`, of unspecified content.
  package convenience init(like models: [Tensor]) throws(TensorError) {
    try self.init(like: models.map { Plan.ValueType(shape: $0.shape, dtype: $0.dtype) }[...])
  }

  /// Copies `values` in, from the tensor at `start` on.
  package func load(_ values: [Tensor], at start: Int = 0) {
    for (index, value) in values.enumerated() {
      Loops.copy(value, into: tensors[start + index])
    }
  }

  /// The tensors of `range` as they are now.
  package func values(_ range: Range<Int>) throws(TensorError) -> [Tensor] {
    var copies: [Tensor] = []
    copies.reserveCapacity(range.count)
    for index in range {
      let copy = try Tensor(uninitialized: tensors[index].shape, tensors[index].dtype)
      Loops.copy(tensors[index], into: copy)
      copies.append(copy)
    }
    return copies
  }
}

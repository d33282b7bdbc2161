/// An array of numbers: an immutable value with a shape and an element type, stored row-major.
///
/// Copying costs a reference count. Operations return new tensors and throw `TensorError` for what
/// their arguments can get wrong.
///
///     let x = try Tensor([1, 2, 3, 4], shape: [2, 2])
///     let y = try x.matmul(x) + 1
public struct Tensor: Sendable {
  package let storage: Storage
  /// The sizes of the axes, outermost first; empty for a scalar.
  public let shape: [Int]
  /// The type of the elements.
  public let dtype: DType
  /// Where this tensor stands in its thread's record, if it is part of a gradient.
  var trace: Trace

  init(storage: Storage, shape: [Int], dtype: DType, trace: Trace = .none) {
    self.storage = storage
    self.shape = shape
    self.dtype = dtype
    self.trace = trace
  }

  /// A tensor whose elements the caller is about to write.
  init(uninitialized shape: [Int], _ dtype: DType) throws(TensorError) {
    let count = try Shape.count(shape)
    self.init(
      storage: try Storage(byteCount: count * dtype.byteCount), shape: shape, dtype: dtype)
  }

  /// Whether this is the same array as `other`: the same elements in memory, under the same shape.
  package func isSameArray(as other: Tensor) -> Bool {
    storage === other.storage && shape == other.shape && dtype == other.dtype
  }

  /// Whether this has the shape and the type of `other`.
  package func isLike(_ other: Tensor) -> Bool { dtype == other.dtype && shape == other.shape }

  /// The number of axes.
  public var rank: Int { shape.count }
  /// The number of elements.
  public var count: Int { Shape.knownCount(shape) }
  /// The number of bytes the elements take.
  public var byteCount: Int { count * dtype.byteCount }
}

extension [Tensor] {
  /// Whether the tensors have the shapes and types of the others.
  package func areLike(_ others: [Tensor]) -> Bool {
    count == others.count && indices.allSatisfy { self[$0].isLike(others[$0]) }
  }

  /// Whether the tensors are those very arrays.
  package func areSame(as others: [Tensor]) -> Bool {
    count == others.count && indices.allSatisfy { self[$0].isSameArray(as: others[$0]) }
  }
}

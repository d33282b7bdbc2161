import MetaScript
import TensorCore

/// `mx.array`: a mutable box over an immutable tensor, so that after `b = a; a += 1` both names see
/// the sum, as in MLX.
final class ArrayObject: BoundObject {
  private(set) var tensor: Tensor

  init(_ tensor: Tensor) {
    self.tensor = tensor
    super.init()
    bytes = tensor.byteCount
  }

  /// Puts another tensor in the box; the heap counts the difference.
  func replace(with new: Tensor, _ heap: Heap) {
    heap.recount(self, new.byteCount)
    tensor = new
  }
}

/// `mx.float32` and the others.
final class DTypeObject: NativeObject {
  let dtype: DType
  init(_ dtype: DType) { self.dtype = dtype }
}

extension Machine {
  /// The types of arrays and what belongs to them exist once `mlx.core` has been imported.
  func coreType(_ name: String) -> TypeRef {
    if let known = nativeTypes["mlx.core.\(name)"] { return known }
    // Importing can only fail for want of memory, where `object` serves for the error to come.
    _ = try? importModule("mlx.core", from: builtins, leaf: true)
    return nativeTypes["mlx.core.\(name)"] ?? types.object
  }

  /// A new array.
  func array(_ tensor: Tensor) -> Value {
    // The commonest of all types: found without making its name.
    heap.native(ArrayObject(tensor), type: nativeTypes["mlx.core.array"] ?? coreType("array"))
  }

  /// The object behind an array of the script.
  func arrayObject(_ value: Value) -> ArrayObject? {
    NativeRef(value)?.object as? ArrayObject
  }

  /// A new array of what `body` computes.
  @inline(__always)
  func array(_ body: () throws -> Tensor) throws(Raised) -> Value { array(try native(body)) }

  func list(ofArrays tensors: [Tensor]) throws(Raised) -> Value {
    try heap.list(tensors.map { array($0) })
  }

  func tuple(ofArrays tensors: [Tensor]) throws(Raised) -> Value {
    try heap.tuple(tensors.map { array($0) })
  }

  /// The constant of `mlx.core` for an element type.
  func value(of dtype: DType) -> Value {
    _ = coreType("Dtype")
    return modules["mlx.core"]?.value(heap.intern(dtype == .bool ? "bool_" : dtype.name)) ?? .none
  }
}

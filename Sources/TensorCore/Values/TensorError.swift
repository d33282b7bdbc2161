/// What a tensor operation refuses, with its evidence; `description` is MLX's wording where MLX
/// raises.
public enum TensorError: Error, Equatable, Sendable {
  /// `[matmul] Last dimension of first input …`, or the same of `addmm`.
  case matmulShapes(operation: String, [Int], [Int])
  /// Two shapes that do not broadcast.
  case broadcast([Int], [Int])
  /// A reshape to another number of elements.
  case reshape(count: Int, to: [Int])
  /// An axis outside `-rank ..< rank`.
  case axis(Int, rank: Int)
  /// An index outside `-size ..< size`.
  case index(Int, axis: Int, size: Int)
  /// An argument the named operation does not accept, in MLX's words.
  case argument(operation: String, String)
  /// The same, of a kind that is an index error in scripts.
  case invalidIndex(String)
  /// An element type the named operation does not accept.
  case type(operation: String, String)
  /// The same where MLX finds it when it runs, which is a runtime error in scripts.
  case runtime(operation: String, String)
  /// More memory than the budget allows.
  case memory(requested: Int, available: Int)
  /// A shape whose number of bytes does not fit.
  case shapeOverflow([Int])
  /// No derivative exists for the named operation, which was called at `site`.
  case notDifferentiable(String, site: String? = nil)
  /// A value was read that a capture cannot record.
  case readWhileCapturing(String)
  /// The user asked to stop.
  case interrupted

  /// The kinds of exception that scripts see.
  public enum Category: Sendable {
    case value, index, type, memory, runtime, interrupt
  }

  public var category: Category {
    switch self {
    case .matmulShapes, .broadcast, .reshape, .argument, .notDifferentiable, .readWhileCapturing:
      .value
    case .axis, .index, .invalidIndex: .index
    case .type: .type
    case .memory, .shapeOverflow: .memory
    case .runtime: .runtime
    case .interrupted: .interrupt
    }
  }
}

extension TensorError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .matmulShapes(let operation, let left, let right):
      "[\(operation)] Last dimension of first input with shape \(shapeText(left)) must match second to "
        + "last dimension of second input with shape \(shapeText(right))."
    case .broadcast(let left, let right):
      "[broadcast_shapes] Shapes \(shapeText(left)) and \(shapeText(right)) cannot be broadcast."
    case .reshape(let count, let shape):
      "[reshape] Cannot reshape array of size \(count) into shape \(shapeText(shape))."
    case .axis(let axis, let rank):
      "Invalid axis \(axis) for array with \(rank) dimensions."
    case .index(let index, let axis, let size):
      "index \(index) is out of bounds for axis \(axis) with size \(size)"
    case .argument(let operation, let text), .type(let operation, let text),
      .runtime(let operation, let text):
      operation.isEmpty ? text : "[\(operation)] \(text)"
    case .invalidIndex(let text): text
    case .memory(let requested, let available):
      "Unable to allocate \(byteText(requested)): \(byteText(available)) of the memory budget are "
        + "left."
    case .shapeOverflow(let shape):
      "An array of shape \(shapeText(shape)) is larger than memory can be."
    case .notDifferentiable(let operation, let site):
      "[\(operation)] Not implemented: it has no derivative"
        + (site.map { " and was called at \($0)." } ?? ".")
    case .readWhileCapturing:
      "[eval] Attempting to eval an array during function transformations like compile or vmap is "
        + "not allowed."
    case .interrupted: "interrupted"
    }
  }
}

/// `shape` as MLX writes it in messages: `(2,3)`, `(4)`, `()`.
package func shapeText(_ shape: [Int]) -> String {
  "(" + shape.map(String.init).joined(separator: ",") + ")"
}

/// A number of bytes for a reader: `640 bytes`, `4.0 TiB`.
private func byteText(_ count: Int) -> String {
  var size = Double(count)
  var unit = 0
  while size >= 1024, unit < 6 {
    size /= 1024
    unit += 1
  }
  if unit == 0 { return "\(count) bytes" }
  let tenths = (size * 10).rounded() / 10
  return "\(tenths) \(["", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"][unit])"
}

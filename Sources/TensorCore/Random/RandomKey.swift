/// A key of MLX's random streams: two `uint32` words, in a tensor so that a captured step can take it
/// as an input.
///
/// The same key always gives the same numbers; `split` makes independent ones.
public struct RandomKey: Sendable {
  /// The words, `uint32`, `[2]`.
  public let tensor: Tensor

  /// The key that `mx.random.key(seed)` gives.
  public init(seed: UInt64) throws(TensorError) {
    tensor = try Tensor(
      [UInt32(truncatingIfNeeded: seed >> 32), UInt32(truncatingIfNeeded: seed)])
  }

  /// A key given as an array.
  public init(_ tensor: Tensor) throws(TensorError) {
    guard tensor.dtype == .uint32 else {
      throw .argument(
        operation: "bits", "Expected key type uint32 but received \(tensor.dtype.name).")
    }
    guard tensor.shape == [2] else {
      throw .argument(
        operation: "bits",
        "Expected key shape (2) but received \(shapeText(tensor.shape)).")
    }
    self.tensor = tensor
  }

  /// `count` new keys.
  public func split(_ count: Int = 2) throws(TensorError) -> [RandomKey] {
    let words = try bits([count, 2])
    var keys: [RandomKey] = []
    for index in 0..<count { keys.append(try RandomKey(try words[index])) }
    return keys
  }

  /// Random bits: `uint8`, `uint16` or `uint32` for a `width` of 1, 2 or 4 bytes.
  public func bits(_ shape: [Int], width: Int = 4) throws(TensorError) -> Tensor {
    guard let dtype: DType = [1: .uint8, 2: .uint16, 4: .uint32][width] else {
      throw .argument(
        operation: "bits", "Bit width must be in {1, 2, 4} but got \(width).")
    }
    guard shape.allSatisfy({ $0 >= 0 }) else {
      throw .argument(operation: "bits", "Negative dimensions not allowed.")
    }
    return try RandomBits(shape: shape, dtype: dtype)([tensor])
  }
}

/// A sequence of keys from one seed, as MLX's global generator draws them.
public struct RandomSequence: Sendable {
  private var key: RandomKey

  public init(seed: UInt64) throws(TensorError) { key = try RandomKey(seed: seed) }

  /// The next key: the current one is split, its first half kept, its second given.
  public mutating func next() throws(TensorError) -> RandomKey {
    let pair = try key.split()
    key = pair[0]
    return pair[1]
  }

  /// The state, as MLX keeps it: the current key.
  public var state: RandomKey {
    get { key }
    set { key = newValue }
  }
}

/// Random bits of a shape and type; the input is the key. No gradient.
struct RandomBits: Operation {
  let shape: [Int]
  let dtype: DType
  var name: String { "random_bits" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType { ResultType(shape, dtype) }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    try Loops.randomBits(inputs[0], into: output)
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] { [nil] }
}

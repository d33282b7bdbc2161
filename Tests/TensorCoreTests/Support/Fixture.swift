import Foundation
import TensorCore
import Testing

/// One line of a fixture made by scripts/oracles/tensor_operations.py, which describes the format.
struct FixtureCase: Sendable, CustomTestStringConvertible {
  enum Kind: String {
    case forward = "F"
    case gradient = "G"
    case second = "H"
  }

  let kind: Kind
  let name: String
  let inputs: [String]
  let dtype: DType
  let shape: [Int]
  let values: [Double]

  var testDescription: String { "\(kind) \(name) \(inputs.joined(separator: " "))" }

  /// The cases of `family`, in order.
  static func all(_ family: String) -> [FixtureCase] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Fixtures")
    let url = folder.appendingPathComponent("\(family).txt")
    guard let text = try? String(contentsOf: url, encoding: .utf8) else {
      fatalError("no fixture \(url.path)")
    }
    return text.split(separator: "\n").map { line in
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return FixtureCase(
        kind: Kind(rawValue: parts[0])!, name: parts[1],
        inputs: parts[2].split(separator: " ").map(String.init), dtype: DType(named: parts[3])!,
        shape: parts[4].split(separator: ",").map { Int($0)! },
        values: parts[5].split(separator: " ").map { Double($0)! })
    }
  }

  /// The inputs, drawn from the streams that the fixture's script drew them from.
  func drawn() throws -> [Tensor] { try inputs.map(FixtureCase.draw) }

  private static func draw(_ text: String) throws -> Tensor {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    let dtype = DType(named: parts[0])!
    let shape = parts[1].split(separator: ",").map { Int($0)! }
    let key = try RandomKey(seed: UInt64(parts[2])!)
    let (low, high) = (Double(parts[3])!, Double(parts[4])!)
    switch dtype.category {
    case .boolean: return try key.bernoulli(0.5, shape: shape)
    case .complex:
      return try key.uniform(shape + [2], low: low, high: high).viewed(as: .complex64)
        .reshaped(shape)
    case .floating: return try key.uniform(shape, low: low, high: high).asType(dtype)
    default: return try key.randint(shape, low: Int(low), high: Int(high)).asType(dtype)
    }
  }

  /// The weights `0.5, 0.5 + 1/n, …` that derivatives of arrays are summed with.
  static func weights(_ shape: [Int]) throws -> Tensor {
    let count = shape.reduce(1, *)
    let steps = try Tensor.arange(0, Double(count)) / Double(max(count, 1))
    return try (steps + 0.5).reshaped(shape)
  }

  /// What this case asks of `function`.
  func computed(_ function: @escaping @Sendable ([Tensor]) throws -> Tensor) throws -> Tensor {
    try computed(function, at: drawn())
  }

  func computed(_ function: @escaping @Sendable ([Tensor]) throws -> Tensor, at inputs: [Tensor])
    throws -> Tensor
  {
    let floats = inputs.indices.filter { inputs[$0].dtype == .float32 }
    func loss(_ variables: [Tensor]) throws -> Tensor {
      var all = inputs
      for (position, variable) in zip(floats, variables) { all[position] = variable }
      let y = try function(all)
      return try (y.asType(.float32) * FixtureCase.weights(y.shape)).sum()
    }
    let variables = floats.map { inputs[$0] }
    switch kind {
    case .forward: return try function(inputs)
    case .gradient:
      return try flat(valueAndGradient(of: loss, at: variables).gradients)
    case .second:
      let second = try valueAndGradient(
        of: { variables in
          let gradients = try valueAndGradient(of: loss, at: variables).gradients
          var total = try Tensor(0.0)
          for gradient in gradients {
            total = try total + (gradient * FixtureCase.weights(gradient.shape)).sum()
          }
          return total
        }, at: variables)
      return try flat(second.gradients)
    }
  }

  private func flat(_ tensors: [Tensor]) throws -> Tensor {
    try Tensor.concatenate(try tensors.map { try $0.reshaped([-1]) })
  }
}

/// The elements, with both parts of complex numbers.
func elements(_ tensor: Tensor) throws -> [Double] {
  if tensor.dtype == .complex64 {
    return try tensor.complexNumbers().flatMap { [Double($0.real), Double($0.imaginary)] }
  }
  if tensor.dtype == .uint64 {
    return try tensor.integers().map { Double(UInt(bitPattern: $0)) }
  }
  return try tensor.doubles()
}

/// The largest distance of `tensor` from `expected`, relative to `1 + |expected|`; infinite where one
/// is NaN or infinite and the other is not the same.
func distance(_ tensor: Tensor, _ expected: [Double]) throws -> Double {
  let found = try elements(tensor)
  guard found.count == expected.count else { return .infinity }
  return zip(found, expected).reduce(0) { worst, pair in
    let (one, other) = pair
    if one == other || (one.isNaN && other.isNaN) { return worst }
    let distance = abs(one - other) / (1 + abs(other))
    return distance.isNaN ? .infinity : max(worst, distance)
  }
}

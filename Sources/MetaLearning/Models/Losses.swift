import TensorCore

/// A loss: outputs and targets to one number.
public enum Loss {
  /// A function that any thread may call, several at once.
  case shareable(@Sendable (Tensor, Tensor) throws -> Tensor)
  /// A function, such as a script's, that only the calling thread may call.
  case confined((Tensor, Tensor) throws -> Tensor)
  /// A function that only the calling thread may call, watched while it is recorded.
  case observable(any ObservableLoss)
  /// A function that any thread may call and that may be recorded and replayed.
  case recordable(RecordableLoss)

  /// The loss, for the calling thread.
  public func callAsFunction(_ outputs: Tensor, _ targets: Tensor) throws -> Tensor {
    switch self {
    case .shareable(let function): try function(outputs, targets)
    case .confined(let function): try function(outputs, targets)
    case .observable(let function): try function(outputs, targets)
    case .recordable(let loss): try loss.function(outputs, targets)
    }
  }

  public static var crossEntropy: Loss { .recordable(.crossEntropy) }
  public static var meanSquaredError: Loss { .recordable(.meanSquaredError) }
}

/// A loss whose value depends on the elements of its arguments, on their shapes, and on nothing else.
/// Learners record it once for each combination of shapes; keep one to be used again and again.
public final class RecordableLoss: Sendable {
  static let crossEntropy = RecordableLoss { try crossEntropyLoss($0, $1) }
  static let meanSquaredError = RecordableLoss { try meanSquaredErrorLoss($0, $1) }

  let function: @Sendable (Tensor, Tensor) throws -> Tensor

  public init(_ function: @escaping @Sendable (Tensor, Tensor) throws -> Tensor) {
    self.function = function
  }
}

/// The mean cross entropy of `logits`: `mean(logsumexp(z) − z_y)`.
///
/// - Parameters:
///   - logits: `[n, classes]`.
///   - targets: Classes, `[n]` of integers, or probabilities (one-hot vectors among them),
///     `[n, classes]`.
/// - Returns: One number, `[]`.
/// - Throws: `ModelError.targets` where the shapes do not fit; `TensorError` for a class that is
///   not there.
public func crossEntropyLoss(_ logits: Tensor, _ targets: Tensor) throws -> Tensor {
  if let losses = try logits.crossEntropy(targets) { return try losses.mean() }
  let score: Tensor
  if targets.shape == logits.shape {
    score = try (logits * targets).sum(axes: [-1])
  } else if targets.shape == Array(logits.shape.dropLast()), !logits.shape.isEmpty {
    score = try logits.takeAlongAxis(targets.expandingDimensions([-1]), axis: -1)
      .squeezed(axes: [-1])
  } else {
    throw ModelError.targets(outputs: logits.shape, targets: targets.shape)
  }
  return try (logits.logSumExp(axes: [-1]) - score).mean()
}

/// The mean squared error: `mean((y − t)²)`.
///
/// - Parameters:
///   - outputs: Values of any shape.
///   - targets: Values of the same shape.
/// - Returns: One number, `[]`.
/// - Throws: `ModelError.targets` where the shapes differ: broadcasting `[n]` against `[n, 1]`
///   would compare every output with every target.
public func meanSquaredErrorLoss(_ outputs: Tensor, _ targets: Tensor) throws -> Tensor {
  guard outputs.shape == targets.shape else {
    throw ModelError.targets(outputs: outputs.shape, targets: targets.shape)
  }
  return try (outputs - targets).square().mean()
}

/// The share of examples whose largest logit is their class's, in 0...1.
///
/// - Parameters:
///   - logits: `[n, classes]`.
///   - targets: Classes `[n]`, or probabilities `[n, classes]`, whose largest counts.
/// - Throws: `ModelError.targets` where the shapes do not fit.
public func accuracy(_ logits: Tensor, _ targets: Tensor) throws -> Double {
  let wanted: [Int]
  if targets.shape == logits.shape, !logits.shape.isEmpty {
    wanted = try targets.argmax(axis: -1).integers()
  } else if targets.shape == Array(logits.shape.dropLast()), !logits.shape.isEmpty {
    wanted = try targets.integers()
  } else {
    throw ModelError.targets(outputs: logits.shape, targets: targets.shape)
  }
  guard !wanted.isEmpty else { return .nan }
  let found = try logits.argmax(axis: -1).integers()
  let hits = zip(found, wanted).count { $0 == $1 }
  return Double(hits) / Double(wanted.count)
}

/// Whether targets are classes: integers, or rows of two or more probabilities that sum to one.
func areClasses(_ targets: Tensor) throws(TensorError) -> Bool {
  guard targets.dtype.isFloating else { return true }
  guard targets.rank == 2, targets.shape[1] >= 2 else { return false }
  let values = try targets.floats()
  let width = targets.shape[1]
  return stride(from: 0, to: values.count, by: width).allSatisfy { start in
    let row = values[start..<start + width]
    return row.allSatisfy { $0 >= 0 } && abs(row.reduce(0, +) - 1) < 1e-3
  }
}

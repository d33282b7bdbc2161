import Foundation
import TensorCore

/// What changes parameters, in the inner loop or in the outer.
public protocol InnerOptimizer: Sendable {
  /// The name in scripts and checkpoints.
  static var name: String { get }
  /// What its configuration may hold.
  static var optionNames: [String] { get }

  /// - Throws: `OptionError`.
  init(_ options: Options) throws(OptionError)

  /// Whether its state carries over from task to task, which makes the tasks of a meta-batch run
  /// one after the other.
  var carriesState: Bool { get }

  /// The moments it keeps of each parameter, zero at the start: those of all parameters first, then
  /// the next.
  var momentCount: Int { get }

  /// Tells optimizers of this kind apart whose `update` differs.
  var recordingKey: String { get }

  /// The numbers of step `step`, counted from 1, at the learning rate `rate`; always as many.
  func scales(rate: Double, step: Int) -> [Double]

  /// Whether `scales` gives the same numbers for every step.
  var hasConstantScales: Bool { get }

  /// Parameters and moments after one step against `gradients`; `scaled` multiplies by one of the
  /// step's numbers.
  ///
  /// A function of its arguments alone: it is recorded and replayed.
  func update(
    _ parameters: [Tensor], _ gradients: [Tensor], _ moments: [Tensor],
    scaled: (Tensor, Int) throws -> Tensor
  ) throws -> (parameters: [Tensor], moments: [Tensor])
}

extension InnerOptimizer {
  public var hasConstantScales: Bool { false }

  /// How many numbers a step has.
  var scaleCount: Int { scales(rate: 1, step: 1).count }

  /// The parameters after one step against `gradients`, and the state after it.
  func step(
    _ parameters: [Tensor], _ gradients: [Tensor], rate: Double, state: inout OptimizerState
  ) throws -> [Tensor] {
    try state.fit(parameters, momentCount: momentCount)
    let numbers = scales(rate: rate, step: state.steps + 1)
    let next = try update(parameters, gradients, state.moments) { try $0 * numbers[$1] }
    state.steps += 1
    state.moments = next.moments
    return next.parameters
  }
}

/// What an optimizer remembers between steps; empty at the start.
public struct OptimizerState: Sendable {
  /// Steps so far.
  public var steps = 0
  /// One moment for every parameter, once there was a step.
  public var moments: [Tensor] = []

  public init() {}

  init(steps: Int, moments: [Tensor]) { (self.steps, self.moments) = (steps, moments) }

  /// Makes the moments fit `parameters`: those of others, from before some were frozen, are dropped.
  mutating func fit(_ parameters: [Tensor], momentCount: Int) throws(TensorError) {
    let count = momentCount * parameters.count
    if moments.count == count,
      moments.indices.allSatisfy({ moments[$0].shape == parameters[$0 % parameters.count].shape })
    {
      return
    }
    self = OptimizerState()
    for _ in 0..<momentCount {
      for parameter in parameters {
        moments.append(try Tensor.zeros(parameter.shape, dtype: parameter.dtype))
      }
    }
  }

  /// The same for all parameters as one vector of so many elements.
  mutating func fit(elements: Int, momentCount: Int) throws(TensorError) {
    if moments.count == momentCount, moments.allSatisfy({ $0.shape == [elements] }) { return }
    self = OptimizerState()
    for _ in 0..<momentCount { moments.append(try Tensor.zeros([elements])) }
  }
}

/// The inner optimizers there are.
public enum InnerOptimizers {
  public static let catalogue = Catalogue<any InnerOptimizer.Type>(
    of: "inner optimizer", [GradientDescent.self, RescaledGradientDescent.self],
    name: { $0.name })

  /// The optimizer called `name`, with its options.
  ///
  /// - Throws: `LearnerError.setting`.
  public static func make(
    _ name: String, _ options: Options = [:]
  ) throws(LearnerError) -> any InnerOptimizer {
    try catalogue.optimizer(name, options)
  }
}

extension Catalogue where Member == any InnerOptimizer.Type {
  /// The optimizer called `name`, with its options.
  func optimizer(_ name: String, _ options: Options) throws(LearnerError) -> any InnerOptimizer {
    guard let member = self[named: name] else {
      throw .setting(explanation(forUnknown: name))
    }
    do {
      return try member.init(options)
    } catch {
      throw .setting("\(kind) '\(member.name)': \(error)")
    }
  }
}

/// Gradient descent: `θ ← θ − α g`.
public struct GradientDescent: InnerOptimizer {
  public static let name = "sgd"
  public static let optionNames: [String] = []

  public init() {}

  public init(_ options: Options) throws(OptionError) {
    _ = try OptionReader(options, known: Self.optionNames)
  }

  public var carriesState: Bool { false }
  public var momentCount: Int { 0 }
  public var recordingKey: String { Self.name }

  public var hasConstantScales: Bool { true }

  public func scales(rate: Double, step: Int) -> [Double] { [rate] }

  public func update(
    _ parameters: [Tensor], _ gradients: [Tensor], _ moments: [Tensor],
    scaled: (Tensor, Int) throws -> Tensor
  ) throws -> (parameters: [Tensor], moments: [Tensor]) {
    var next: [Tensor] = []
    next.reserveCapacity(parameters.count)
    for (parameter, gradient) in zip(parameters, gradients) {
      next.append(try parameter - scaled(gradient, 0))
    }
    return (next, [])
  }
}

/// Adam without momentum (β₁ = 0), as Reptile's inner loop uses it (Nichol et al. 2018, §6.1):
/// `v ← β₂ v + (1 − β₂) g²`, `θ ← θ − α √(1 − β₂ᵗ) g / (√v + ε)`.
///
/// `v` and `t` carry over from task to task. Options: `beta2` (0.999), `eps` (1e-8).
public struct RescaledGradientDescent: InnerOptimizer {
  public static let name = "adam"
  public static let optionNames = ["beta2", "eps"]

  let beta2: Double
  let epsilon: Double

  public init(_ options: Options = [:]) throws(OptionError) {
    let read = try OptionReader(options, known: Self.optionNames)
    beta2 = try read.number("beta2", default: 0.999, wanted: "from 0 to below 1") {
      $0 >= 0 && $0 < 1
    }
    epsilon = try read.number("eps", default: 1e-8, wanted: "above 0") { $0 > 0 }
  }

  public var carriesState: Bool { true }
  public var momentCount: Int { 1 }
  public var recordingKey: String { "\(Self.name) \(beta2) \(epsilon)" }

  public func scales(rate: Double, step: Int) -> [Double] {
    [rate * (1 - pow(beta2, Double(step))).squareRoot()]
  }

  public func update(
    _ parameters: [Tensor], _ gradients: [Tensor], _ moments: [Tensor],
    scaled: (Tensor, Int) throws -> Tensor
  ) throws -> (parameters: [Tensor], moments: [Tensor]) {
    var next: [Tensor] = []
    var nextMoments: [Tensor] = []
    for (index, (parameter, gradient)) in zip(parameters, gradients).enumerated() {
      let moment = try moments[index] * beta2 + gradient.square() * (1 - beta2)
      nextMoments.append(moment)
      next.append(try parameter - scaled(gradient, 0) / (moment.sqrt() + epsilon))
    }
    return (next, nextMoments)
  }
}

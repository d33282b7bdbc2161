import Foundation
import TensorCore

/// What changes parameters in the inner loop.
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

  /// The parameters after one step against `gradients`, and the state after it.
  func step(
    _ parameters: [Tensor], _ gradients: [Tensor], rate: Double, state: inout OptimizerState
  ) throws(TensorError) -> [Tensor]
}

/// What an optimizer remembers between steps; empty at the start.
public struct OptimizerState: Sendable {
  /// Steps so far.
  public var steps = 0
  /// One moment for every parameter, once there was a step.
  public var moments: [Tensor] = []

  public init() {}
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
    guard let kind = catalogue[named: name] else {
      throw .setting(catalogue.explanation(forUnknown: name))
    }
    do {
      return try kind.init(options)
    } catch {
      throw .setting("inner optimizer '\(kind.name)': \(error)")
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

  public func step(
    _ parameters: [Tensor], _ gradients: [Tensor], rate: Double, state: inout OptimizerState
  ) throws(TensorError) -> [Tensor] {
    var next: [Tensor] = []
    next.reserveCapacity(parameters.count)
    for (parameter, gradient) in zip(parameters, gradients) {
      next.append(try parameter - gradient * rate)
    }
    return next
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

  public func step(
    _ parameters: [Tensor], _ gradients: [Tensor], rate: Double, state: inout OptimizerState
  ) throws(TensorError) -> [Tensor] {
    // State of other parameters, from before some were frozen, is of no use for these.
    let fits = state.moments.map(\.shape) == parameters.map(\.shape)
    if !fits { state = OptimizerState() }
    state.steps += 1
    let corrected = rate * (1 - pow(beta2, Double(state.steps))).squareRoot()
    var next: [Tensor] = []
    var moments: [Tensor] = []
    for (index, (parameter, gradient)) in zip(parameters, gradients).enumerated() {
      let fresh = try gradient.square() * (1 - beta2)
      let moment = fits ? try state.moments[index] * beta2 + fresh : fresh
      moments.append(moment)
      next.append(try parameter - gradient * corrected / (moment.sqrt() + epsilon))
    }
    state.moments = moments
    return next
  }
}

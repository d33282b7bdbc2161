import Foundation
import TensorCore

/// Adam (Kingma & Ba 2015, Algorithm 1, arXiv:1412.6980): `m ← β₁ m + (1 − β₁) g`,
/// `v ← β₂ v + (1 − β₂) g²`, `θ ← θ − α m̂ / (√v̂ + ε)`, both moments corrected for their start at zero.
///
/// Options: `beta1` (0.9), `beta2` (0.999), `eps` (1e-8).
public struct Adam: InnerOptimizer {
  public static let name = "adam"
  public static let optionNames = ["beta1", "beta2", "eps"]

  let beta1: Double
  let beta2: Double
  let epsilon: Double

  public init(_ options: Options = [:]) throws(OptionError) {
    let read = try OptionReader(options, known: Self.optionNames)
    let decay = { (value: Double) in value >= 0 && value < 1 }
    beta1 = try read.number("beta1", default: 0.9, wanted: "from 0 to below 1", where: decay)
    beta2 = try read.number("beta2", default: 0.999, wanted: "from 0 to below 1", where: decay)
    epsilon = try read.number("eps", default: 1e-8, wanted: "above 0") { $0 > 0 }
  }

  public var carriesState: Bool { true }
  public var momentCount: Int { 2 }
  public var recordingKey: String { "adam \(beta1) \(beta2) \(epsilon)" }

  public func scales(rate: Double, step: Int) -> [Double] {
    let power = Double(step)
    return [rate / (1 - pow(beta1, power)), 1 / (1 - pow(beta2, power)).squareRoot()]
  }

  public func update(
    _ parameters: [Tensor], _ gradients: [Tensor], _ moments: [Tensor],
    scaled: (Tensor, Int) throws -> Tensor
  ) throws -> (parameters: [Tensor], moments: [Tensor]) {
    var next: [Tensor] = []
    var first: [Tensor] = []
    var second: [Tensor] = []
    for (index, (parameter, gradient)) in zip(parameters, gradients).enumerated() {
      let m = try moments[index] * beta1 + gradient * (1 - beta1)
      let v = try moments[parameters.count + index] * beta2 + gradient.square() * (1 - beta2)
      first.append(m)
      second.append(v)
      next.append(try parameter - scaled(m, 0) / (scaled(v.sqrt(), 1) + epsilon))
    }
    return (next, first + second)
  }
}

/// What outer loops step with where they have gradients.
public enum OuterOptimizers {
  public static let catalogue = Catalogue<any InnerOptimizer.Type>(
    of: "outer optimizer", [Adam.self, GradientDescent.self], name: { $0.name })

  /// The optimizer called `name`, with its options.
  ///
  /// - Throws: `LearnerError.setting`.
  public static func make(
    _ name: String, _ options: Options = [:]
  ) throws(LearnerError) -> any InnerOptimizer {
    try catalogue.optimizer(name, options)
  }
}

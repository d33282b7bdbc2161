import MetaLearning
import MetaScript
import TensorCore

/// A loss that is a function of the script. It belongs to the session's thread; `held` must be kept
/// alive by who keeps it.
final class ScriptLoss: ObservableLoss {
  let function: Value
  private unowned let machine: Machine

  init(_ function: Value, _ machine: Machine) {
    (self.function, self.machine) = (function, machine)
  }

  var observer: any CallObserver { ScriptObserver.of(machine) }

  func callAsFunction(_ outputs: Tensor, _ targets: Tensor) throws -> Tensor {
    let result = try machine.call(function, machine.array(outputs), machine.array(targets))
    guard let loss = machine.arrayObject(result) else {
      throw machine.error(
        .typeError,
        "the loss function must return an array, not \(machine.type(of: result).name)")
    }
    try machine.noteReading(result)
    return loss.tensor
  }

  func isSame(as other: any ObservableFunction) -> Bool {
    guard let other = other as? ScriptLoss else { return false }
    return machine.isSameCallable(function, other.function)
  }
}

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

  /// The same function, or another one of the same code, as a `lambda` in a loop is: what it captures
  /// is compared where it is read.
  func isSame(as other: any ObservableFunction) -> Bool {
    guard let other = other as? ScriptLoss else { return false }
    if function.isIdentical(to: other.function) { return true }
    if let method = MethodRef(function), let known = MethodRef(other.function) {
      return method.receiver.isIdentical(to: known.receiver)
        && method.function.isIdentical(to: known.function)
    }
    guard let new = FunctionRef(function), let known = FunctionRef(other.function) else {
      return false
    }
    return new.code == known.code && new.module == known.module
      && new.capturedCount == known.capturedCount && new.attributes.isNone
      && known.attributes.isNone && new.keywordDefaults.isNone && known.keywordDefaults.isNone
      && Self.items(new.defaults) == Self.items(known.defaults)
  }

  private static func items(_ defaults: Value) -> [UInt64] {
    guard let tuple = TupleRef(defaults) else { return [] }
    return (0..<tuple.count).flatMap { [tuple[$0].bits, UInt64(tuple[$0].tag.rawValue)] }
  }
}

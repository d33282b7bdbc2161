import MetaLearning
import MetaScript
import TensorCore

/// A module written in the script, as learners see models.
///
/// Its function runs with the parameters of the pass put into the module's own arrays, which get
/// their own back afterwards. It belongs to the session's thread. Who keeps it keeps the module
/// alive too.
final class ScriptModel: Model {
  let module: Value
  private let machine: Machine

  init(_ module: Value, _ machine: Machine) {
    (self.module, self.machine) = (module, machine)
  }

  /// The arrays of the module by their dotted names.
  private func boxes(_ method: String) throws(Raised) -> [(name: String, box: ArrayObject)] {
    let utilities = try machine.importModule("mlx.utils", from: machine.builtins, leaf: true)
    guard let flatten = utilities.value(machine.heap.intern("tree_flatten")) else { return [] }
    let tree = try machine.callMethod(method, of: module)
    machine.pin(tree)
    let pairs = try machine.call(flatten, tree)
    var all: [(name: String, box: ArrayObject)] = []
    try machine.iterate(pairs) { pair throws(Raised) in
      if let pair = TupleRef(pair), pair.count == 2, let name = StringRef(pair[0]),
        let box = machine.arrayObject(pair[1])
      {
        all.append((name.text, box))
      }
      return true
    }
    return all
  }

  /// What `Model` cannot say by throwing is kept until the next call that can.
  private var failure: Raised?

  private func attempt<Result>(
    or fallback: Result, _ body: () throws(Raised) -> Result
  ) -> Result {
    do throws(Raised) { return try body() } catch {
      failure = failure ?? error
      return fallback
    }
  }

  var parameters: MetaLearning.Parameters {
    get {
      attempt(or: MetaLearning.Parameters(empty: ())) { () throws(Raised) in
        let entries = try boxes("parameters").map { (name: $0.name, tensor: $0.box.tensor) }
        return try machine.native { try MetaLearning.Parameters(entries) }
      }
    }
    set {
      attempt(or: ()) { () throws(Raised) in
        for (name, box) in try boxes("parameters") {
          if let tensor = newValue[name] { box.replace(with: tensor, machine.heap) }
        }
      }
    }
  }

  var trainable: [Int] {
    attempt(or: []) { () throws(Raised) in
      let all = try boxes("parameters").map(\.name)
      let wanted = Set(try boxes("trainable_parameters").map(\.name))
      return all.indices.filter { wanted.contains(all[$0]) }
    }
  }

  func freeze() {
    attempt(or: ()) { () throws(Raised) in _ = try machine.callMethod("freeze", of: module) }
  }

  func unfreeze() {
    attempt(or: ()) { () throws(Raised) in _ = try machine.callMethod("unfreeze", of: module) }
  }

  var isTraining: Bool {
    get {
      attempt(or: false) { () throws(Raised) in
        try machine.isTrue(try machine.attribute(machine.heap.intern("training"), of: module))
      }
    }
    set {
      attempt(or: ()) { () throws(Raised) in
        _ = try machine.callMethod("train", of: module, .bool(newValue))
      }
    }
  }

  var linearLayers: [LinearLayer] { [] }

  var network: Network {
    .confined { [self] pass, inputs in
      if let failure {
        self.failure = nil
        throw failure
      }
      return try outputs(pass, inputs)
    }
  }

  private func outputs(_ pass: ForwardPass, _ inputs: Tensor) throws -> Tensor {
    let boxes = try boxes("parameters")
    let own = boxes.map(\.box.tensor)
    let wasTraining = isTraining
    defer {
      for (entry, tensor) in zip(boxes, own) { entry.box.replace(with: tensor, machine.heap) }
      if wasTraining != pass.isTraining { isTraining = wasTraining }
    }
    for (name, box) in boxes {
      if let tensor = pass.parameters[name] { box.replace(with: tensor, machine.heap) }
    }
    if wasTraining != pass.isTraining { isTraining = pass.isTraining }
    let result = try machine.call(module, machine.array(inputs))
    guard let array = machine.arrayObject(result) else {
      throw machine.error(
        .typeError, "a model must return an array, not \(machine.type(of: result).name)")
    }
    return array.tensor
  }
}

extension MetaLearning.Parameters {
  /// No parameters.
  fileprivate init(empty: Void) {
    do { try self.init([]) } catch { preconditionFailure("no names, so none twice") }
  }
}

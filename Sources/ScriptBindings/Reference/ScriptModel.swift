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

  /// The `nn.Linear`s among the module's parts, by their paths.
  private func linears() throws(Raised) -> [(path: String, layer: Value)] {
    guard let linear = machine.modules["mlx.nn"]?.value(machine.heap.intern("Linear")),
      let type = TypeRef(linear)
    else { return [] }
    let modules = try machine.callMethod("named_modules", of: module)
    var all: [(path: String, layer: Value)] = []
    try machine.iterate(modules) { pair throws(Raised) in
      if let pair = TupleRef(pair), pair.count == 2, let path = StringRef(pair[0]),
        machine.isInstance(pair[1], of: type)
      {
        all.append((path.text, pair[1]))
      }
      return true
    }
    // Parts come innermost last; learners list layers in the order of the parameters.
    return all.reversed()
  }

  var linearLayers: [LinearLayer] {
    attempt(or: []) { () throws(Raised) in
      var layers: [LinearLayer] = []
      let weight = machine.heap.intern("weight")
      for (path, layer) in try linears() {
        let found = try machine.attribute(weight, of: layer)
        guard let shape = machine.arrayObject(found)?.tensor.shape, shape.count == 2 else {
          continue
        }
        layers.append(LinearLayer(path: path, inputs: shape[1], outputs: shape[0]))
      }
      return layers
    }
  }

  /// The module's arrays are looked up once, not in every pass.
  var network: Network {
    let found = attempt(or: []) { () throws(Raised) in try boxes("parameters") }
    return .confined { [self] pass, inputs in
      if let failure {
        self.failure = nil
        throw failure
      }
      return try outputs(pass, inputs, found)
    }
  }

  private func outputs(
    _ pass: ForwardPass, _ inputs: Tensor, _ boxes: [(name: String, box: ArrayObject)]
  ) throws -> Tensor {
    let own = boxes.map(\.box.tensor)
    let wasTraining = isTraining
    // Parameters that the module does not have are an adapter's.
    let adapted = pass.parameters.count > boxes.count ? try linears() : []
    defer {
      for (entry, tensor) in zip(boxes, own) { entry.box.replace(with: tensor, machine.heap) }
      if wasTraining != pass.isTraining { isTraining = wasTraining }
      for (_, layer) in adapted { try? setHook(.none, of: layer) }
    }
    for (name, box) in boxes {
      if let tensor = pass.parameters[name] { box.replace(with: tensor, machine.heap) }
    }
    if wasTraining != pass.isTraining { isTraining = pass.isTraining }
    for (path, layer) in adapted { try setHook(hook(pass, path), of: layer) }
    let result = try machine.call(module, machine.array(inputs))
    guard let array = machine.arrayObject(result) else {
      throw machine.error(
        .typeError, "a model must return an array, not \(machine.type(of: result).name)")
    }
    return array.tensor
  }

  /// What `nn.Linear` runs on its inputs and outputs while an adapter is at work.
  private func hook(_ pass: ForwardPass, _ path: String) -> Value {
    let row = Builtin("adapted(x, y)", does: "The outputs with an adapter's correction.") {
      call throws(Raised) in
      let (inputs, outputs) = (try call.array(0), try call.array(1))
      return try call.machine.array {
        try pass.adapted(path, inputs: inputs, outputs: outputs)
      }
    }
    return machine.heap.builtin(NativeFunction(row))
  }

  private func setHook(_ hook: Value, of layer: Value) throws(Raised) {
    try machine.setAttribute(machine.heap.intern("_adapted"), of: layer, to: hook)
  }
}

extension MetaLearning.Parameters {
  /// No parameters.
  fileprivate init(empty: Void) {
    do { try self.init([]) } catch { preconditionFailure("no names, so none twice") }
  }
}

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
  private unowned let machine: Machine

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

  /// The module's arrays as they were found last, and what they hold for.
  private struct Found {
    let tree: ModuleTree
    let epoch: UInt32
    let boxes: [ArrayObject]
    /// For the names; its tensors are old ones.
    let names: MetaLearning.Parameters
    let trainable: [Int]
    /// Which of the arrays are statistics: they stand in the tree, not in the boxes.
    let statistics: [Int]

    func tensors(_ machine: Machine) -> [Tensor] {
      var tensors = boxes.map(\.tensor)
      for (place, item) in zip(statistics, tree.statistics) {
        if let box = item.box(machine) { tensors[place] = box.tensor }
      }
      return tensors
    }
  }

  private var found: Found?
  private lazy var kinds = ModuleKinds(machine)

  /// The module's arrays, looked up anew where anything they follow from has changed.
  private func lookUp() throws(Raised) -> Found? {
    guard let kinds, let tree = ModuleTree(module, kinds) else { return nil }
    if let found, found.epoch == machine.epoch {
      if found.tree == tree { return found }
      if found.tree.isLike(tree) {
        let moved = Found(
          tree: tree, epoch: found.epoch, boxes: found.boxes, names: found.names,
          trainable: found.trainable, statistics: found.statistics)
        self.found = moved
        return moved
      }
    }
    let entries = try boxes("parameters")
    let wanted = Set(try boxes("trainable_parameters").map(\.name))
    let names = try machine.native {
      try MetaLearning.Parameters(entries.map { (name: $0.name, tensor: $0.box.tensor) })
    }
    let made = Found(
      tree: tree, epoch: machine.epoch, boxes: entries.map(\.box), names: names,
      trainable: entries.indices.filter { wanted.contains(entries[$0].name) },
      statistics: tree.statistics.compactMap { item in
        let box = item.box(machine)
        return entries.firstIndex { $0.box === box }
      })
    // Statistics that are no parameters, or stand in two places, are nothing that can be carried.
    guard made.statistics.count == tree.statistics.count,
      Set(made.statistics).count == made.statistics.count
    else { return nil }
    found = made
    return made
  }

  var parameters: MetaLearning.Parameters {
    get {
      attempt(or: MetaLearning.Parameters(empty: ())) { () throws(Raised) in
        if let found = try lookUp() {
          return found.names.replacing(with: found.tensors(machine))
        }
        let entries = try boxes("parameters").map { (name: $0.name, tensor: $0.box.tensor) }
        return try machine.native { try MetaLearning.Parameters(entries) }
      }
    }
    set {
      attempt(or: ()) { () throws(Raised) in
        if let found = try lookUp(), found.names.names == newValue.names {
          for (box, tensor) in zip(found.boxes, newValue.tensors) {
            box.replace(with: tensor, machine.heap)
          }
          for (place, item) in zip(found.statistics, found.tree.statistics) {
            item.set(newValue.tensors[place], machine)
          }
          return
        }
        for (name, box) in try boxes("parameters") {
          if let tensor = newValue[name] { box.replace(with: tensor, machine.heap) }
        }
      }
    }
  }

  var trainable: [Int] {
    attempt(or: []) { () throws(Raised) in
      if let found = try lookUp() { return found.trainable }
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
    attempt(or: .confined { [self] pass, inputs in try outputs(pass, inputs, [], nil) }) {
      () throws(Raised) in
      if let found = try lookUp() {
        let places = found.boxes.indices.filter { !found.statistics.contains($0) }
        return .observable(
          ScriptNetwork(
            self, found.tree,
            places.map { (name: found.names.names[$0], box: found.boxes[$0]) },
            places: places, statistics: found.statistics))
      }
      let boxes = try boxes("parameters")
      return .confined { [self] pass, inputs in try outputs(pass, inputs, boxes, nil) }
    }
  }

  /// The module's function, for a module as it was when it was asked for.
  private final class ScriptNetwork: ObservableNetwork {
    private let model: ScriptModel
    private let tree: ModuleTree
    private let boxes: [(name: String, box: ArrayObject)]
    /// Where the boxes' tensors stand in the parameters, if not one after the other.
    private let places: [Int]
    let statisticPlaces: [Int]

    init(
      _ model: ScriptModel, _ tree: ModuleTree, _ boxes: [(name: String, box: ArrayObject)],
      places: [Int], statistics: [Int]
    ) {
      (self.model, self.tree, self.boxes) = (model, tree, boxes)
      (self.places, statisticPlaces) = (places, statistics)
    }

    var statistics: [Tensor] {
      get { tree.statistics.compactMap { $0.box(model.machine)?.tensor } }
      set {
        for (item, tensor) in zip(tree.statistics, newValue) { item.set(tensor, model.machine) }
      }
    }

    var observer: any CallObserver { ScriptObserver.of(model.machine) }

    func isSame(as other: any ObservableFunction) -> Bool {
      guard let other = other as? ScriptNetwork else { return false }
      return tree == other.tree && boxes.count == other.boxes.count
        && zip(boxes, other.boxes).allSatisfy { $0.box === $1.box }
    }

    func callAsFunction(_ pass: ForwardPass, _ inputs: Tensor) throws -> Tensor {
      try model.outputs(pass, inputs, boxes, tree, places)
    }
  }

  private func outputs(
    _ pass: ForwardPass, _ inputs: Tensor, _ boxes: [(name: String, box: ArrayObject)],
    _ tree: ModuleTree?, _ places: [Int]? = nil
  ) throws -> Tensor {
    if let failure {
      self.failure = nil
      throw failure
    }
    let own = boxes.map(\.box.tensor)
    let restore = try machine.unobserved { () throws(Raised) in try prepare(pass, tree) }
    defer {
      for (entry, tensor) in zip(boxes, own) { entry.box.replace(with: tensor, machine.heap) }
      // Nothing of it is a change that outlives the pass.
      try? machine.unobserved(restore)
    }
    let (names, tensors) = (pass.parameters.names, pass.parameters.tensors)
    let stands = places ?? Array(boxes.indices)
    if zip(boxes, stands).allSatisfy({ $1 < names.count && $0.name == names[$1] }) {
      for (entry, place) in zip(boxes, stands) {
        entry.box.replace(with: tensors[place], machine.heap)
      }
    } else {
      for (name, box) in boxes {
        if let tensor = pass.parameters[name] { box.replace(with: tensor, machine.heap) }
      }
    }
    if let tree { vouch(tree) }
    let result = try machine.call(module, machine.array(inputs))
    guard let array = machine.arrayObject(result) else {
      throw machine.error(
        .typeError, "a model must return an array, not \(machine.type(of: result).name)")
    }
    try machine.noteReading(result)
    for item in tree?.statistics ?? [] {
      try item.detach(machine)
    }
    return array.tensor
  }

  func snapshot() -> () -> Void {
    let arrays = ModuleArrays(of: module, machine)
    return arrays.restore
  }

  /// Modes and corrections follow from the pass and from the tree, which are compared by themselves.
  private func vouch(_ tree: ModuleTree) {
    guard machine.isObserving, let kinds else { return }
    let adapted = machine.heap.intern("_adapted")
    for module in tree.modules {
      machine.vouch(for: kinds.mode, of: module.value)
      machine.vouch(for: adapted, of: module.value)
    }
    for item in tree.statistics { machine.letSet(item: item.key, of: item.module.value) }
  }

  /// Puts the module in the mode of the pass, with the corrections of an adapter; gives what takes it
  /// back.
  private func prepare(
    _ pass: ForwardPass, _ tree: ModuleTree?
  ) throws(Raised) -> () throws(Raised) -> Void {
    let wasTraining = isTraining
    let adapted = pass.isAdapted ? try linears() : []
    if wasTraining != pass.isTraining { isTraining = pass.isTraining }
    for (path, layer) in adapted { try setHook(hook(pass, path), of: layer) }
    return { [self] () throws(Raised) in
      if wasTraining != pass.isTraining {
        if let tree, let kinds {
          // Each part has its own mode back, which need not be the whole's.
          for (part, mode) in zip(tree.modules, tree.modes) where !mode.isUndefined {
            try machine.heap.setAttribute(kinds.mode, of: part, to: mode)
          }
        } else {
          isTraining = wasTraining
        }
      }
      for (_, layer) in adapted { try setHook(.none, of: layer) }
    }
  }

  /// What `nn.Linear` runs on its inputs and outputs while an adapter is at work.
  private func hook(_ pass: ForwardPass, _ path: String) -> Value {
    let row = Builtin("adapted(x, y)", does: "The outputs with an adapter's correction.") {
      call throws(Raised) in
      let (inputs, outputs) = (try call.array(0), try call.array(1))
      return try call.machine.array {
        try pass.adapted(path, inputs: inputs, outputs: outputs)
      }
    }.having(.pure)
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

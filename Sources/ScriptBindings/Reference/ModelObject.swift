import MetaLearning
import MetaScript
import TensorCore

/// A model of the library behind a module of a script.
final class ModelObject: BoundObject {
  let model: any Model
  /// Whether calling it draws random numbers while it is in training mode.
  let hasDropout: Bool

  init(_ model: any Model, hasDropout: Bool = false, holding values: [Value] = []) {
    (self.model, self.hasDropout) = (model, hasDropout)
    super.init()
    bytes = model.parameters.tensors.reduce(0) { $0 + $1.byteCount }
    held = values
  }

  func callAsFunction(_ inputs: Tensor, _ machine: Machine) throws(Raised) -> Tensor {
    if hasDropout, model.isTraining {
      return try machine.withRandomSequence { try model(inputs, using: &$0) }
    }
    return try machine.native { try model(inputs) }
  }
}

extension Machine {
  func modelObject(_ value: Value) -> ModelObject? { NativeRef(value)?.object as? ModelObject }

  /// The model that a module of a script is to learners, and what must stay alive with it.
  ///
  /// A module that only wraps a model of the library is that model, so that learning runs without
  /// the script; a class of the script that calls itself differently runs as the script says.
  func model(_ value: Value) throws(Raised) -> any Model {
    if let object = modelObject(value) { return object.model }
    let native = try ordinaryAttribute(heap.intern("_native"), of: value, type(of: value))
    if let native, let object = modelObject(native) {
      let base = modules["meta_learning.models"]?.value(heap.intern("NativeModule"))
      let own = type(of: value).lookup(heap.intern("__call__"))
      let plain = base.flatMap { TypeRef($0)?.lookup(heap.intern("__call__")) }
      if let own, let plain, own.isIdentical(to: plain) { return object.model }
    }
    for name in ["parameters", "update"] {
      guard try attributeIfPresent(heap.intern(name), of: value) != nil else {
        throw error(.typeError, "expected an nn.Module, not \(type(of: value).name)")
      }
    }
    return ScriptModel(value, self)
  }
}

enum ModelRows {
  private static func object(_ call: Call) throws(Raised) -> ModelObject {
    try call.receiver(ModelObject.self)
  }

  /// Names and arrays, as `tree_unflatten` takes them.
  private static func entries(_ parameters: MetaLearning.Parameters, _ machine: Machine)
    throws(Raised) -> Value
  {
    var pairs: [Value] = []
    for (name, tensor) in parameters.entries {
      pairs.append(
        try machine.heap.tuple([try machine.heap.string(name), machine.array(tensor)]))
    }
    return try machine.heap.list(pairs)
  }

  static let methods: [Builtin] = [
    Builtin("__call__(self, x, /)", does: "The forward pass.") { call throws(Raised) in
      let inputs = try call.array(1)
      return call.machine.array(try object(call)(inputs, call.machine))
    },
    Builtin("entries(self, trainable)", does: "Parameters by name.") { call throws(Raised) in
      let model = try object(call).model
      let wanted = try call.bool(1) ? model.trainableParameters : model.parameters
      return try entries(wanted, call.machine)
    },
    Builtin("update(self, entries)", does: "Sets parameters by name.") { call throws(Raised) in
      let machine = call.machine
      let model = try object(call).model
      let old = model.parameters
      var (places, tensors): ([Int], [Tensor]) = ([], [])
      try machine.iterate(call[1]) { pair throws(Raised) in
        guard let pair = TupleRef(pair), pair.count == 2, let name = StringRef(pair[0]),
          let array = machine.arrayObject(pair[1])
        else { throw call.incompatible() }
        guard let place = old.position(of: name.text) else {
          throw machine.error(.valueError, "Module does not have parameter named \"\(name.text)\".")
        }
        let tensor = array.tensor
        guard tensor.shape == old.tensors[place].shape else {
          throw machine.error(
            .valueError,
            "Expected shape \(shapeText(old.tensors[place].shape)) but received shape "
              + "\(shapeText(tensor.shape)) for parameter \(name.text)")
        }
        places.append(place)
        tensors.append(tensor)
        return true
      }
      model.parameters = old.replacing(places, with: tensors)
      return .none
    },
    Builtin("freeze(self)", does: "Makes no parameter trainable.") { call throws(Raised) in
      try object(call).model.freeze()
      return .none
    },
    Builtin("unfreeze(self)", does: "Makes the parameters trainable.") { call throws(Raised) in
      try object(call).model.unfreeze()
      return .none
    },
    Builtin("set_training(self, mode)", does: "Sets the mode.") { call throws(Raised) in
      try object(call).model.isTraining = try call.bool(1)
      return .none
    },
    Builtin("save(self, path)", does: "Writes the parameters as .npz.") { call throws(Raised) in
      let machine = call.machine
      let (model, path) = (try object(call).model, try machine.pathText(call[1]))
      try machine.native { try Checkpoint.save(model, to: path, files: machine.fileSystem) }
      return .none
    },
    Builtin("load(self, path)", does: "Reads the parameters back.") { call throws(Raised) in
      let machine = call.machine
      let (model, path) = (try object(call).model, try machine.pathText(call[1]))
      try machine.native { try Checkpoint.load(model, from: path, files: machine.fileSystem) }
      return .none
    },
    Builtin("merge(self)", does: "Moves an adapter's effect into its base.") {
      call throws(Raised) in
      let adapter = try object(call).model as? any Adapter
      try call.machine.native { try adapter?.merge() }
      return .none
    },
    Builtin("unmerge(self)", does: "Takes it back.") { call throws(Raised) in
      let adapter = try object(call).model as? any Adapter
      try call.machine.native { try adapter?.unmerge() }
      return .none
    },
  ]

  static let properties: [Builtin] = [
    Builtin("training(self)", does: "Whether dropout acts.") { call throws(Raised) in
      .bool(try object(call).model.isTraining)
    },
    Builtin("is_merged(self)", does: "Whether an adapter is merged.") { call throws(Raised) in
      .bool((try object(call).model as? any Adapter)?.isMerged ?? false)
    },
  ]

  /// The type of the objects that hold models; scripts see the modules around them.
  static func type(_ machine: Machine) throws(Raised) -> TypeRef {
    try machine.nativeType(
      named: "Model", module: "metapeft", construct: nil, methods: methods, properties: properties)
  }
}

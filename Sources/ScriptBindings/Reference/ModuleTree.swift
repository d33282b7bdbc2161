import MetaScript

/// What a module of the script is made of, as far as its parameters and its mode depend on it.
///
/// Taken by walking the modules' items, without running any of the script; so it is cheap enough to be
/// taken at every step and compared.
struct ModuleTree: Equatable {
  /// The modules, the outermost first.
  private(set) var modules: [InstanceRef] = []
  /// Everything that the names, places and training of parameters follow from.
  private var signature: [UInt64] = []
  /// The arrays that calls in training put there anew: they may be others every time.
  private(set) var statistics: [ModuleItem] = []
  /// Each module's mode.
  private(set) var modes: [Value] = []

  static func == (one: ModuleTree, other: ModuleTree) -> Bool {
    one.isLike(other) && zip(one.modes, other.modes).allSatisfy { $0.isIdentical(to: $1) }
  }

  /// Whether the trees differ in the modes alone.
  func isLike(_ other: ModuleTree) -> Bool { signature == other.signature }

  /// Deeper modules, and those that hold themselves, are not walked.
  private static let mostDepth = 64
  private static let mostParts = 20_000

  /// Nil where a class of a part finds its parameters or sets its mode in a way of its own.
  init?(_ module: Value, _ kinds: ModuleKinds) {
    guard let root = InstanceRef(module), add(root, kinds, 0) else { return nil }
  }

  private mutating func add(_ module: InstanceRef, _ kinds: ModuleKinds, _ depth: Int) -> Bool {
    guard depth < Self.mostDepth, signature.count < Self.mostParts,
      kinds.isPlain(module.type), let items = DictRef(kinds.machine.unwrap(module.value))
    else { return false }
    modules.append(module)
    modes.append(module.attribute(kinds.mode) ?? .undefined)
    note(module.value)
    note(module.type.value)
    if let frozen = module.attribute(kinds.frozen).flatMap({ SetRef($0) }) {
      signature.append(UInt64(frozen.count))
      for slot in 0..<frozen.slotCount { if let key = frozen.liveKey(at: slot) { note(key) } }
    }
    return add(items, kinds, depth, of: module)
  }

  private mutating func note(_ value: Value) {
    signature.append(value.bits)
    signature.append(UInt64(value.tag.rawValue))
  }

  private mutating func add(
    _ items: DictRef, _ kinds: ModuleKinds, _ depth: Int, of module: InstanceRef? = nil
  ) -> Bool {
    let changing = module.map { kinds.statistics(of: $0.type) } ?? []
    signature.append(UInt64(items.count))
    for place in 0..<items.used {
      let entry = items[place: place]
      if entry.key.isUndefined { continue }
      note(entry.key)
      if let module, let key = changing.first(where: { $0.value.isIdentical(to: entry.key) }),
        kinds.machine.arrayObject(entry.value) != nil
      {
        statistics.append(ModuleItem(module: module, items: items, key: key))
        continue
      }
      guard add(entry.value, kinds, depth) else { return false }
    }
    return true
  }

  private mutating func add(_ value: Value, _ kinds: ModuleKinds, _ depth: Int) -> Bool {
    switch value.tag {
    case .instance:
      let instance = InstanceRef(unchecked: value)
      if instance.type.isSubtype(of: kinds.base) { return add(instance, kinds, depth + 1) }
      note(value)
      // Another class of dicts or lists is walked as its values are; nobody needs it.
      return kinds.machine.unwrap(value).isIdentical(to: value)
    case .list:
      let list = ListRef(unchecked: value)
      guard depth < Self.mostDepth, list.count < Self.mostParts else { return false }
      note(value)
      signature.append(UInt64(list.count))
      for index in 0..<list.count where !add(list[index], kinds, depth + 1) { return false }
      return true
    case .dict:
      note(value)
      return depth < Self.mostDepth && add(DictRef(unchecked: value), kinds, depth + 1)
    default:
      note(value)
      return true
    }
  }
}

/// What the walk over modules knows of classes, as of one epoch of the machine.
final class ModuleKinds {
  unowned let machine: Machine
  let base: TypeRef
  /// The names of a module's mode and of what it does not train.
  let mode: StringRef
  let frozen: StringRef
  private let statisticNames: StringRef
  private var epoch: UInt32
  private var plain: Set<TypeRef> = []
  private var changing: [TypeRef: [StringRef]] = [:]

  /// What a class may not have in a way of its own.
  private static let methods = [
    "apply_to_modules", "children", "eval", "filter_and_map", "items", "modules", "named_modules",
    "parameters", "train", "trainable_parameters", "training", "_set_training_mode",
    "valid_child_filter", "valid_parameter_filter", "trainable_parameter_filter",
    "__getattribute__",
  ]
  private let names: [StringRef]

  /// Nil while nothing has needed `nn.Module`.
  init?(_ machine: Machine) {
    guard let found = machine.knownModuleBase?.value(machine.heap.intern("Module")),
      let base = TypeRef(found)
    else { return nil }
    (self.machine, self.base, epoch) = (machine, base, machine.epoch)
    mode = machine.heap.intern("_training")
    frozen = machine.heap.intern("_no_grad")
    statisticNames = machine.heap.intern("_statistics")
    names = Self.methods.map { machine.heap.intern($0) }
  }

  /// Whether instances have their parameters and mode as `nn.Module` gives them.
  func isPlain(_ type: TypeRef) -> Bool {
    if epoch != machine.epoch {
      plain = []
      changing = [:]
      epoch = machine.epoch
    }
    if plain.contains(type) { return true }
    guard type.isSubtype(of: base),
      names.allSatisfy({ same(type.lookup($0), base.lookup($0)) })
    else { return false }
    plain.insert(type)
    return true
  }

  /// The names of the items that calls of such a module change in training.
  func statistics(of type: TypeRef) -> [StringRef] {
    if let known = changing[type], epoch == machine.epoch { return known }
    var names: [StringRef] = []
    if let listed = type.lookup(statisticNames).flatMap({ TupleRef($0) }) {
      names = (0..<listed.count).compactMap {
        StringRef(listed[$0]).map { machine.heap.intern($0) }
      }
    }
    changing[type] = names
    return names
  }

  private func same(_ a: Value?, _ b: Value?) -> Bool {
    (a ?? .undefined).isIdentical(to: b ?? .undefined)
  }
}

import MetaScript
import TensorCore

/// Where a module of the script keeps the arrays that it trains, in the order of
/// `trainable_parameters()`, and everything else that its function may depend on by its make-up.
///
/// An optimizer puts other arrays in these places at every step, so the arrays there count by their
/// shapes and types alone.
struct ParameterPlaces: Equatable {
  /// An item of a module, or of a list in one.
  struct Place {
    let container: Value
    let key: StringRef?
    let index: Int
    let array: Value
    let box: ArrayObject

    func set(_ value: Value) {
      if let key, let dict = DictRef(container), let place = dict.place(of: key) {
        dict.setValue(value, at: place)
      } else if let list = ListRef(container), index < list.count {
        list[index] = value
      }
    }
  }

  private(set) var places: [Place] = []
  /// The arrays that calls in training put in their places anew.
  private(set) var statistics: [ModuleItem] = []
  private(set) var modules: [InstanceRef] = []
  private var signature: [UInt64] = []
  private var modes: [Value] = []
  private let kinds: ModuleKinds

  static func == (one: ParameterPlaces, other: ParameterPlaces) -> Bool {
    one.signature == other.signature
      && one.places.map(\.box.tensor).areLike(other.places.map(\.box.tensor))
      && one.statisticTensors.areLike(other.statisticTensors)
      && zip(one.modes, other.modes).allSatisfy { $0.isIdentical(to: $1) }
  }

  /// Nil where a part finds its parameters or sets its mode in a way of its own, or is too deep.
  init?(_ module: Value, _ kinds: ModuleKinds) {
    self.kinds = kinds
    guard let root = InstanceRef(module), add(root, trains: true, 0) else { return nil }
  }

  /// The statistics as they are.
  var statisticTensors: [Tensor] {
    get { statistics.compactMap { $0.box(kinds.machine)?.tensor } }
    nonmutating set {
      for (item, tensor) in zip(statistics, newValue) { item.set(tensor, kinds.machine) }
    }
  }

  /// What a part of a module is: `trains` says whether its arrays are parameters that train.
  private struct Part {
    let module: InstanceRef
    let name: String
    let trains: Bool
  }

  private mutating func add(_ module: InstanceRef, trains: Bool, _ depth: Int) -> Bool {
    guard depth < 64, signature.count < 50_000, kinds.isPlain(module.type),
      let items = DictRef(kinds.machine.unwrap(module.value))
    else { return false }
    modules.append(module)
    modes.append(module.attribute(kinds.mode) ?? .undefined)
    note(module.value)
    note(module.type.value)
    note(module.attribute(kinds.frozen) ?? .undefined)
    let changing = kinds.statistics(of: module.type)
    for place in 0..<items.used {
      let entry = items[place: place]
      if entry.key.isUndefined { continue }
      guard let key = StringRef(entry.key) else { return false }
      if let name = changing.first(where: { $0.value.isIdentical(to: entry.key) }),
        kinds.machine.arrayObject(entry.value) != nil
      {
        note(entry.key)
        statistics.append(ModuleItem(module: module, items: items, key: name))
        continue
      }
      let part = Part(module: module, name: key.text, trains: trains)
      guard add(entry.value, part, in: items.value, key, 0, depth) else { return false }
    }
    return true
  }

  private func trains(_ part: Part) -> Bool {
    guard part.trains, !part.name.hasPrefix("_") else { return false }
    guard let frozen = part.module.attribute(kinds.frozen).flatMap({ SetRef($0) }) else {
      return true
    }
    return !frozen.snapshot.contains { StringRef($0)?.text == part.name }
  }

  private mutating func add(
    _ value: Value, _ part: Part, in container: Value, _ key: StringRef?, _ index: Int,
    _ depth: Int
  ) -> Bool {
    guard depth < 64 else { return false }
    if let key { note(key.value) }
    let trains = trains(part)
    if let box = kinds.machine.arrayObject(value) {
      if trains {
        signature.append(.max)
        places.append(
          Place(container: container, key: key, index: index, array: value, box: box))
      } else {
        note(value)
      }
      return true
    }
    switch value.tag {
    case .instance:
      let instance = InstanceRef(unchecked: value)
      if instance.type.isSubtype(of: kinds.base) { return add(instance, trains: trains, depth + 1) }
      note(value)
      return kinds.machine.unwrap(value).isIdentical(to: value)
    case .list:
      note(value)
      let list = ListRef(unchecked: value)
      signature.append(UInt64(list.count))
      for index in 0..<list.count {
        let inner = Part(module: part.module, name: "\(part.name).\(index)", trains: trains)
        guard add(list[index], inner, in: value, nil, index, depth + 1) else { return false }
      }
      return true
    case .dict:
      note(value)
      for entry in DictRef(unchecked: value).snapshot {
        guard let key = StringRef(entry.key) else { return false }
        let inner = Part(module: part.module, name: "\(part.name).\(key.text)", trains: trains)
        guard add(entry.value, inner, in: value, key, 0, depth + 1) else { return false }
      }
      return true
    default:
      note(value)
      return true
    }
  }

  private mutating func note(_ value: Value) {
    signature.append(value.bits)
    signature.append(UInt64(value.tag.rawValue))
    if let frozen = SetRef(value) {
      for member in frozen.snapshot { signature.append(member.bits) }
    }
  }

  /// Lets the places and the modes be read without note while they are observed: they are compared by
  /// themselves.
  func vouch(_ machine: Machine) {
    for module in modules { machine.vouch(for: kinds.mode, of: module.value) }
    for item in statistics { machine.letSet(item: item.key, of: item.module.value) }
    for place in places {
      if let key = place.key { machine.vouch(forItem: key, of: place.container) }
    }
  }
}

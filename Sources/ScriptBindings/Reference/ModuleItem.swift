import MetaScript
import TensorCore

/// An array among the items of a module, by its place: statistics that calls put there anew, such as a
/// running mean.
struct ModuleItem {
  let module: InstanceRef
  let items: DictRef
  let key: StringRef

  /// The array that is there; nil where there is another value by now.
  func box(_ machine: Machine) -> ArrayObject? {
    items.value(for: key).flatMap { machine.arrayObject($0) }
  }

  /// Puts a new array there: one that a script has kept is not to change.
  func set(_ tensor: Tensor, _ machine: Machine) {
    let array = machine.array(tensor)
    if let place = items.place(of: key) { items.setValue(array, at: place) }
  }

  /// Cuts it off from gradients that are being taken: statistics are not differentiated.
  func detach(_ machine: Machine) throws(TensorError) {
    guard let box = box(machine) else { return }
    box.replace(with: try box.tensor.stopGradient(), machine.heap)
  }
}

/// All arrays in the items of a module and its parts, and in lists and dicts of theirs: what puts them
/// back after calls that are to leave the module as it was.
struct ModuleArrays {
  private struct Place {
    let container: Value
    let key: StringRef?
    let index: Int
    let value: Value
    let box: ArrayObject
    let tensor: Tensor
  }

  private var places: [Place] = []
  private let machine: Machine

  init(of module: Value, _ machine: Machine) {
    self.machine = machine
    var seen: Set<UInt64> = []
    var waiting = [module]
    // In a loop: modules may hold one another.
    while let next = waiting.popLast() {
      guard seen.insert(next.bits).inserted else { continue }
      let inner = machine.unwrap(next)
      if let items = DictRef(inner) {
        for entry in items.snapshot {
          guard let key = StringRef(entry.key) else { continue }
          note(entry.value, in: inner, key, 0, &waiting)
        }
      } else if let list = ListRef(inner) {
        for (index, item) in list.snapshot.enumerated() {
          note(item, in: inner, nil, index, &waiting)
        }
      }
    }
    // They are put back, so they must last.
    for place in places { machine.pin(place.value) }
  }

  private mutating func note(
    _ value: Value, in container: Value, _ key: StringRef?, _ index: Int, _ waiting: inout [Value]
  ) {
    if let box = machine.arrayObject(value) {
      places.append(
        Place(
          container: container, key: key, index: index, value: value, box: box,
          tensor: box.tensor))
    } else if value.tag == .instance || value.tag == .list || value.tag == .dict {
      waiting.append(value)
    }
  }

  /// Puts every array where it was, as it was.
  func restore() {
    for place in places {
      place.box.replace(with: place.tensor, machine.heap)
      if let key = place.key, let items = DictRef(place.container) {
        if let slot = items.place(of: key) { items.setValue(place.value, at: slot) }
      } else if let list = ListRef(place.container), place.index < list.count {
        list[place.index] = place.value
      }
    }
  }
}

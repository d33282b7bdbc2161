import MetaScript
import TensorCore

/// A tree of arrays as a script builds it: dicts, lists and tuples with arrays as leaves.
struct ArrayTree {
  /// The arrays, from left to right.
  private(set) var leaves: [ArrayObject] = []
  let root: Value

  /// - Parameter strict: Whether anything but arrays is refused; else it is left as it is.
  init(_ root: Value, _ machine: Machine, strict: Bool) throws(Raised) {
    self.root = root
    var leaves: [ArrayObject] = []
    try Self.walk(root, machine) { leaf throws(Raised) in
      if let array = machine.arrayObject(leaf) {
        leaves.append(array)
      } else if strict {
        throw machine.error(
          .valueError, "[tree_flatten] The argument should contain only arrays")
      }
    }
    self.leaves = leaves
  }

  private static func walk(
    _ value: Value, _ machine: Machine, _ depth: Int = 0, _ leaf: (Value) throws(Raised) -> Void
  ) throws(Raised) {
    guard depth < 200 else {
      throw machine.error(.recursionError, "a tree of arrays is nested more than 200 deep")
    }
    // A module is a dict of the script's own kind.
    let value = machine.unwrap(value)
    if let list = ListRef(value) {
      for item in list.snapshot { try walk(item, machine, depth + 1, leaf) }
    } else if let tuple = TupleRef(value) {
      for index in 0..<tuple.count { try walk(tuple[index], machine, depth + 1, leaf) }
    } else if let dict = DictRef(value) {
      for entry in dict.snapshot { try walk(entry.value, machine, depth + 1, leaf) }
    } else {
      try leaf(value)
    }
  }

  /// A new tree of the same form with other arrays, in the order of `leaves`. The caller pins it
  /// before a script runs.
  func replacing(with tensors: [Tensor], _ machine: Machine) throws(Raised) -> Value {
    try replacing(withSome: tensors, machine)
  }

  /// The same with None in place of those that are nil.
  func replacing(withSome tensors: [Tensor?], _ machine: Machine) throws(Raised) -> Value {
    var rest = tensors.map { $0.map { machine.array($0) } ?? .none }[...]
    return try replacing(withValues: &rest, machine)
  }

  /// The same with any values.
  func replacing(
    withValues rest: inout ArraySlice<Value>, _ machine: Machine
  ) throws(Raised) -> Value {
    try Self.rebuild(root, &rest, machine)
  }

  private static func rebuild(
    _ value: Value, _ rest: inout ArraySlice<Value>, _ machine: Machine
  ) throws(Raised) -> Value {
    let heap = machine.heap
    let value = machine.unwrap(value)
    if let list = ListRef(value) {
      let copy = try heap.list(capacity: list.count)
      for item in list.snapshot { try heap.append(try rebuild(item, &rest, machine), to: copy) }
      return copy.value
    }
    if let tuple = TupleRef(value) {
      let copy = try heap.tuple(count: tuple.count)
      for index in 0..<tuple.count { copy.initialize(index, to: .none) }
      for index in 0..<tuple.count {
        copy.initialize(index, to: try rebuild(tuple[index], &rest, machine))
      }
      return copy.value
    }
    if let dict = DictRef(value) {
      let copy = try heap.dict(capacity: dict.count)
      for entry in dict.snapshot {
        try machine.set(entry.key, to: try rebuild(entry.value, &rest, machine), in: copy)
      }
      return copy.value
    }
    guard machine.arrayObject(value) != nil else { return value }
    return rest.removeFirst()
  }
}

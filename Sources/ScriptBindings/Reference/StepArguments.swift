import MetaScript
import TensorCore

/// The arguments of a training step: arrays, which may be others at every step, and what must agree
/// for a recording to hold.
struct StepArguments {
  let arguments: [Value]
  let keywords: [(name: StringRef, value: Value)]
  /// The arrays, each once.
  private(set) var boxes: [ArrayObject] = []
  /// The arrays as values, in the same order.
  private(set) var arrays: [Value] = []
  /// Arrays by shape and type, all else by value or identity.
  private(set) var form: [ArgumentForm.Part] = []
  /// The objects compared by identity.
  private(set) var held: [Value] = []

  /// Nil where arrays stand in lists or dicts, which the step might change, or one stands twice.
  init?(_ arguments: [Value], _ keywords: [(name: StringRef, value: Value)], _ machine: Machine) {
    (self.arguments, self.keywords) = (arguments, keywords)
    for value in arguments { guard add(value, machine, 0) else { return nil } }
    for (name, value) in keywords {
      form.append(.text(name.text))
      guard add(value, machine, 0) else { return nil }
    }
  }

  private mutating func add(_ value: Value, _ machine: Machine, _ depth: Int) -> Bool {
    guard depth < 64 else { return false }
    if let box = machine.arrayObject(value) {
      if boxes.contains(where: { $0 === box }) { return false }
      boxes.append(box)
      arrays.append(value)
      form.append(.array(shape: box.tensor.shape, dtype: box.tensor.dtype))
      return true
    }
    if let tuple = TupleRef(value) {
      form.append(.tuple(tuple.count))
      for index in 0..<tuple.count where !add(tuple[index], machine, depth + 1) { return false }
      return true
    }
    if let text = StringRef(value) {
      form.append(.text(text.text))
      return true
    }
    let items = ListRef(value)?.snapshot ?? DictRef(value)?.snapshot.map(\.value) ?? []
    if items.contains(where: { machine.arrayObject($0) != nil || $0.tag == .list }) { return false }
    form.append(.value(bits: value.bits, tag: UInt8(value.tag.rawValue)))
    if value.isObject { held.append(value) }
    return true
  }
}

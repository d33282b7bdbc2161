import MetaScript
import TensorCore

/// What `mx.compile` gives: a function that is recorded once for each form of its arguments and
/// replayed after that.
///
/// As in MLX, a replay does what the recording did: what else the function reads is as it was then,
/// unless it stands in `inputs`, and what else it changes is not changed again, unless it stands in
/// `outputs`.
final class CompiledFunction: TransformedFunction {
  /// A recording and what it holds for.
  fileprivate struct Entry {
    let form: ArgumentForm
    let instance: PlanInstance
    /// The plan, for reading.
    let text: String
    /// The tree of the result, with other arrays in it; held by the function.
    let result: Value
    let resultCount: Int
  }

  fileprivate var entries: [Entry] = []

  /// What the recordings do, for reading.
  var planTexts: [String] { entries.map(\.text) }

  /// Beyond this many forms the function runs eagerly.
  fileprivate static let most = 64

  init(_ function: Value, inputs: Value, outputs: Value) {
    super.init()
    held = [function, inputs, outputs]
  }

  override func apply(_ call: Call) throws(Raised) -> Value {
    let machine = call.machine
    var arguments = (0..<call.restCount).map { call.rest($0) }
    var keywords: [(name: StringRef, value: Value)] = []
    if let given = DictRef(call.keywords) {
      keywords = given.snapshot.map { (StringRef(unchecked: $0.key), $0.value) }
    }
    if isRecording { return try machine.call(function, arguments: arguments, keywords: keywords) }
    let trees = try (arguments + keywords.map(\.value)).map { value throws(Raised) in
      try ArrayTree(value, machine, strict: false)
    }
    let implicit = try ArrayTree(held[1], machine, strict: false)
    var form = ArgumentForm()
    for (name, tree) in zip(arguments.map { _ in "" } + keywords.map(\.name.text), trees) {
      form.parts.append(.text(name))
      try form.append(tree.root, machine)
    }
    try form.append(implicit.root, machine)
    let inputs = (trees.flatMap(\.leaves) + implicit.leaves).map(\.tensor)
    if let entry = entries.first(where: { $0.form == form }) {
      return try replay(entry, inputs, machine)
    }
    if entries.count >= Self.most {
      return try machine.call(function, arguments: arguments, keywords: keywords)
    }
    return try record(form, inputs, implicit, machine) { variables throws(Raised) in
      var rest = variables[...]
      var fresh: [Value] = []
      for tree in trees {
        let own = Array(rest.prefix(tree.leaves.count))
        rest = rest.dropFirst(tree.leaves.count)
        let value = own.isEmpty ? tree.root : try tree.replacing(with: own, machine)
        machine.pin(value)
        fresh.append(value)
      }
      let count = arguments.count
      arguments = Array(fresh[..<count])
      for index in keywords.indices { keywords[index].value = fresh[count + index] }
      return try machine.call(function, arguments: arguments, keywords: keywords)
    }
  }

  private func replay(
    _ entry: Entry, _ inputs: [Tensor], _ machine: Machine
  ) throws(Raised) -> Value {
    let results = try machine.native { try entry.instance.replay(inputs) }
    let outputs = try ArrayTree(held[2], machine, strict: false)
    for (box, tensor) in zip(outputs.leaves, results[entry.resultCount...]) {
      box.replace(with: tensor, machine.heap)
    }
    let tree = try ArrayTree(entry.result, machine, strict: false)
    return try tree.replacing(with: Array(results[..<entry.resultCount]), machine)
  }

  /// Runs `body` on variables in place of `inputs`, the last of which are those of `implicit`, and
  /// keeps the recording.
  private func record(
    _ form: ArgumentForm, _ inputs: [Tensor], _ implicit: ArrayTree, _ machine: Machine,
    _ body: ([Tensor]) throws(Raised) -> Value
  ) throws(Raised) -> Value {
    var result = Value.none
    var resultCount = 0
    var outputs: [ArrayObject] = []
    // What the boxes of `inputs` hold during the recording and held before.
    var variables: [Tensor] = []
    var isDone = false
    let start = inputs.count - implicit.leaves.count
    defer {
      for (index, box) in implicit.leaves.enumerated() where index < variables.count {
        let isUnchanged = !isDone || box.tensor.isSameArray(as: variables[index])
        box.replace(with: isUnchanged ? inputs[start + index] : box.tensor.untraced, machine.heap)
      }
      for box in outputs { box.replace(with: box.tensor.untraced, machine.heap) }
    }
    let step = try machine.native {
      try RecordedStep(on: inputs, stateCount: 0) { traced in
        variables = Array(traced[start...])
        for (box, variable) in zip(implicit.leaves, variables) {
          box.replace(with: variable, machine.heap)
        }
        result = try body(traced)
        machine.pin(result)
        let tree = try ArrayTree(result, machine, strict: false)
        outputs = try ArrayTree(held[2], machine, strict: false).leaves
        resultCount = tree.leaves.count
        isDone = true
        return (tree.leaves + outputs).map(\.tensor)
      }
    }
    let instance = try machine.native { try step.instance() }
    let tree = try ArrayTree(result, machine, strict: false)
    for box in tree.leaves { box.replace(with: box.tensor.untraced, machine.heap) }
    // A tree of our own: scripts may change what they were given.
    let kept = try tree.replacing(with: tree.leaves.map(\.tensor), machine)
    held.append(kept)
    held += form.held
    entries.append(
      Entry(
        form: form, instance: instance, text: step.text, result: kept, resultCount: resultCount))
    return result
  }
}

/// The form of a call's arguments: what has to agree for a recording to hold. Arrays by shape and
/// type, all else by value or identity.
struct ArgumentForm: Equatable {
  enum Part: Equatable {
    case list(Int)
    case tuple(Int)
    case dict(Int)
    case array(shape: [Int], dtype: DType)
    case text(String)
    case value(bits: UInt64, tag: UInt8)
  }

  fileprivate(set) var parts: [Part] = []
  /// The objects compared by identity.
  fileprivate var held: [Value] = []

  static func == (one: ArgumentForm, other: ArgumentForm) -> Bool { one.parts == other.parts }

  fileprivate mutating func append(
    _ value: Value, _ machine: Machine, depth: Int = 0
  ) throws(Raised) {
    guard depth < 200 else {
      throw machine.error(.recursionError, "a tree of arrays is nested more than 200 deep")
    }
    let value = machine.unwrap(value)
    if let list = ListRef(value) {
      parts.append(.list(list.count))
      for item in list.snapshot { try append(item, machine, depth: depth + 1) }
    } else if let tuple = TupleRef(value) {
      parts.append(.tuple(tuple.count))
      for index in 0..<tuple.count { try append(tuple[index], machine, depth: depth + 1) }
    } else if let dict = DictRef(value) {
      parts.append(.dict(dict.count))
      for entry in dict.snapshot {
        try append(entry.key, machine, depth: depth + 1)
        try append(entry.value, machine, depth: depth + 1)
      }
    } else if let array = machine.arrayObject(value) {
      parts.append(.array(shape: array.tensor.shape, dtype: array.tensor.dtype))
    } else if let text = StringRef(value) {
      parts.append(.text(text.text))
    } else {
      parts.append(.value(bits: value.bits, tag: UInt8(value.tag.rawValue)))
      // Another object must not come to stand at its address.
      if value.isObject { held.append(value) }
    }
  }
}

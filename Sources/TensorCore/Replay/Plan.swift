/// A recorded computation as a flat list: operations whose results are needed, in order, each with a
/// place in one arena. Immutable; `PlanInstance` holds the memory it runs in.
final class Plan: Sendable {
  /// Where an operand or a result comes from.
  enum Source: Sendable {
    /// The same at every replay.
    case constant(Tensor)
    /// Input `i` for `i` below `inputs.count`, else node `i − inputs.count`.
    case value(Int)
  }

  struct Node: Sendable {
    let operation: any Operation
    let operands: [Source]
    let type: ValueType
    /// Whether the elements are those of the operand, under another shape.
    let isAlias: Bool
  }

  /// What is known of a value, and where its elements stand in the arena.
  struct ValueType: Sendable {
    let shape: [Int]
    let dtype: DType
    var offset = 0

    var byteCount: Int { Shape.knownCount(shape) * dtype.byteCount }
  }

  let inputs: [ValueType]
  let nodes: [Node]
  let outputs: [Source]
  let arenaSize: Int

  /// Whether `inputs` have the shapes and types that this plan was made for.
  func accepts(_ tensors: [Tensor]) -> Bool {
    guard tensors.count == inputs.count else { return false }
    for (tensor, input) in zip(tensors, inputs)
    where tensor.dtype != input.dtype || tensor.shape != input.shape { return false }
    return true
  }

  /// Plans what `entries` recorded: its first `inputCount` entries are the inputs.
  init(_ recorder: Recorder, inputCount: Int, outputs: [Tensor]) {
    let entries = recorder.entries
    func slot(_ tensor: Tensor) -> Int? {
      recorder.levels(of: tensor) & Recorder.captureBit != 0 ? Int(tensor.trace.slot) : nil
    }
    // Backwards from the outputs: what nobody needs is left out.
    var isNeeded = Array(repeating: false, count: entries.count)
    for output in outputs {
      if let slot = slot(output) { isNeeded[slot] = true }
    }
    for position in entries.indices.reversed() where isNeeded[position] && position >= inputCount {
      for input in entries[position].inputs {
        if let slot = slot(input) { isNeeded[slot] = true }
      }
    }
    var places = Array(repeating: -1, count: entries.count)
    for position in 0..<inputCount { places[position] = position }
    var kept: [Int] = []
    for position in entries.indices where position >= inputCount && isNeeded[position] {
      places[position] = inputCount + kept.count
      kept.append(position)
    }
    func source(_ tensor: Tensor) -> Source {
      slot(tensor).map { .value(places[$0]) } ?? .constant(tensor.untraced)
    }
    var inputs = entries[..<inputCount].map {
      ValueType(shape: $0.output.shape, dtype: $0.output.dtype)
    }
    var nodes = kept.map { position in
      let entry = entries[position]
      return Node(
        operation: entry.operation, operands: entry.inputs.map(source),
        type: ValueType(shape: entry.output.shape, dtype: entry.output.dtype),
        isAlias: entry.operation is any AliasingOperation)
    }
    self.outputs = outputs.map(source)
    arenaSize = Plan.assignPlaces(&inputs, &nodes, self.outputs)
    self.inputs = inputs
    self.nodes = nodes
  }

  /// Gives every value a place that no other value needs while it lives; gives the arena's size.
  private static func assignPlaces(
    _ inputs: inout [ValueType], _ nodes: inout [Node], _ outputs: [Source]
  ) -> Int {
    let count = inputs.count
    // Aliases live as long as what they share: each value has a root.
    var roots = Array(0..<(count + nodes.count))
    var lastUse = Array(repeating: -1, count: roots.count)
    for (index, node) in nodes.enumerated() {
      for case .value(let operand) in node.operands {
        lastUse[roots[operand]] = index
        if node.isAlias { roots[count + index] = roots[operand] }
      }
    }
    for case .value(let output) in outputs { lastUse[roots[output]] = Int.max }

    var arena = ArenaLayout()
    for index in inputs.indices { inputs[index].offset = arena.take(inputs[index].byteCount) }
    var offsets = inputs.map(\.offset) + Array(repeating: 0, count: nodes.count)
    var dying: [Int: [Int]] = [:]
    for (value, use) in lastUse.enumerated() where use >= 0 && use < Int.max {
      dying[use, default: []].append(value)
    }
    for (index, node) in nodes.enumerated() {
      let value = count + index
      if roots[value] == value {
        offsets[value] = arena.take(node.type.byteCount)
        // A value that nothing reads is only an output, or it would have been left out.
      } else {
        offsets[value] = offsets[roots[value]]
      }
      var type = node.type
      type.offset = offsets[value]
      nodes[index] = Node(
        operation: node.operation, operands: node.operands, type: type, isAlias: node.isAlias)
      for dead in dying[index] ?? [] {
        let size = dead < count ? inputs[dead].byteCount : nodes[dead - count].type.byteCount
        arena.give(offsets[dead], size)
      }
    }
    return arena.size
  }
}

/// Free and used ranges of an arena, in steps of 64 bytes; the first range that fits is taken.
struct ArenaLayout {
  private(set) var size = 0
  private var free: [(offset: Int, size: Int)] = []

  private static func rounded(_ size: Int) -> Int { (Swift.max(size, 1) + 63) & ~63 }

  /// The start of a range of `bytes`.
  mutating func take(_ bytes: Int) -> Int {
    let wanted = ArenaLayout.rounded(bytes)
    if let index = free.firstIndex(where: { $0.size >= wanted }) {
      let offset = free[index].offset
      if free[index].size == wanted {
        free.remove(at: index)
      } else {
        free[index].offset += wanted
        free[index].size -= wanted
      }
      return offset
    }
    size += wanted
    return size - wanted
  }

  /// Gives back the range of `bytes` at `offset`, joined with its free neighbours.
  mutating func give(_ offset: Int, _ bytes: Int) {
    let wanted = ArenaLayout.rounded(bytes)
    let index = free.firstIndex { $0.offset > offset } ?? free.count
    free.insert((offset, wanted), at: index)
    if index + 1 < free.count, free[index].offset + free[index].size == free[index + 1].offset {
      free[index].size += free[index + 1].size
      free.remove(at: index + 1)
    }
    if index > 0, free[index - 1].offset + free[index - 1].size == free[index].offset {
      free[index - 1].size += free[index].size
      free.remove(at: index)
    }
  }
}

extension Plan: CustomStringConvertible {
  /// One line a value: `%7 = matmul(%2, %5)  float32 [5, 64]  @1280`.
  var description: String {
    var lines = inputs.enumerated().map { index, type in
      "%\(index) = input  \(type.dtype.name) \(type.shape)  @\(type.offset)"
    }
    for (index, node) in nodes.enumerated() {
      let operands = node.operands.map(text).joined(separator: ", ")
      lines.append(
        "%\(inputs.count + index) = \(node.operation.name)(\(operands))  "
          + "\(node.type.dtype.name) \(node.type.shape)  @\(node.type.offset)"
          + (node.isAlias ? "  shared" : ""))
    }
    lines.append("return " + outputs.map(text).joined(separator: ", "))
    return lines.joined(separator: "\n")
  }

  private func text(_ source: Source) -> String {
    switch source {
    case .constant(let tensor): "\(tensor.dtype.name) \(tensor.shape)"
    case .value(let value): "%\(value)"
    }
  }
}

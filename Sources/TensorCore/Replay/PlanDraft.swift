/// A plan being made: first the record without what nobody needs, then fused, then placed.
struct PlanDraft {
  var inputs: [Plan.ValueType]
  var nodes: [Plan.Node]
  var outputs: [Plan.Source]
  /// How often each value is an operand or an output; counted for fusing.
  var uses: [Int] = []

  /// The operations of `recorder` that `outputs` depend on; its first `inputCount` entries are the
  /// inputs.
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
    // The start of a gradient is its operand; so it needs no node.
    var places = Array(repeating: -1, count: entries.count)
    for position in 0..<inputCount { places[position] = position }
    var kept: [Int] = []
    for position in entries.indices where position >= inputCount && isNeeded[position] {
      if entries[position].operation is Variable, let origin = slot(entries[position].inputs[0]) {
        places[position] = places[origin]
      } else {
        places[position] = inputCount + kept.count
        kept.append(position)
      }
    }
    func source(_ tensor: Tensor) -> Plan.Source {
      slot(tensor).map { .value(places[$0]) } ?? .constant(tensor.untraced)
    }
    inputs = entries[..<inputCount].map {
      Plan.ValueType(shape: $0.output.shape, dtype: $0.output.dtype)
    }
    nodes = kept.map { position in
      let entry = entries[position]
      return Plan.Node(
        operation: entry.operation, operands: entry.inputs.map(source),
        type: Plan.ValueType(shape: entry.output.shape, dtype: entry.output.dtype),
        isAlias: entry.operation is any AliasingOperation)
    }
    self.outputs = outputs.map(source)
  }

  func type(of source: Plan.Source) -> Plan.ValueType {
    switch source {
    case .constant(let tensor): Plan.ValueType(shape: tensor.shape, dtype: tensor.dtype)
    case .value(let value): value < inputs.count ? inputs[value] : nodes[value - inputs.count].type
    }
  }

  /// Keeps the nodes of `order`, in that order; the others must have no use.
  mutating func keep(_ order: [Int]) {
    let count = inputs.count
    var places = Array(0..<(count + nodes.count))
    for (place, index) in order.enumerated() { places[count + index] = count + place }
    func moved(_ source: Plan.Source) -> Plan.Source {
      if case .value(let value) = source { return .value(places[value]) }
      return source
    }
    nodes = order.map { index in
      var node = nodes[index]
      node.operands = node.operands.map(moved)
      return node
    }
    outputs = outputs.map(moved)
  }

  /// For each value, the value whose memory it has: itself, or what it is an alias of.
  private var roots: [Int] {
    var roots = Array(0..<(inputs.count + nodes.count))
    for (index, node) in nodes.enumerated() where node.isAlias {
      if case .value(let operand)? = node.operands.first {
        roots[inputs.count + index] = roots[operand]
      }
    }
    return roots
  }

  /// Copies outputs that are a state's memory as it was before the replay, and state outputs that are
  /// constants or occur twice: the end of a replay then overwrites nothing that is still to be read.
  mutating func separate(stateCount: Int) {
    guard stateCount > 0 else { return }
    let roots = roots
    var taken = Set<Int>()
    for index in outputs.indices {
      if case .value(let value) = outputs[index] {
        let root = roots[value]
        let isState = index < stateCount
        if isState && root == index && value == index { continue }
        let isFree = root >= stateCount && (!isState || taken.insert(root).inserted)
        if isFree { continue }
      } else if index >= stateCount {
        continue
      }
      let type = type(of: outputs[index])
      nodes.append(
        Plan.Node(
          operation: CopiedValue(), operands: [outputs[index]],
          type: Plan.ValueType(shape: type.shape, dtype: type.dtype), isAlias: false))
      outputs[index] = .value(inputs.count + nodes.count - 1)
    }
  }

  /// Gives every value a place that no other value needs while it lives.
  ///
  /// A state output is computed in the state's memory where its old content is not needed any more,
  /// or is needed by that very operation, element by element.
  mutating func place(stateCount: Int, settledCount: Int) -> (arenaSize: Int, carried: [Int]) {
    let count = inputs.count
    let roots = roots
    var lastUse = Array(repeating: -1, count: roots.count)
    for (index, node) in nodes.enumerated() {
      for case .value(let operand) in node.operands { lastUse[roots[operand]] = index }
    }
    for case .value(let output) in outputs { lastUse[roots[output]] = Int.max }
    // What is settled is still read in later replays.
    for index in 0..<settledCount { lastUse[roots[count + index]] = Int.max }
    // A step may be taken again on the same inputs.
    if stateCount > 0 { for index in stateCount..<count { lastUse[index] = Int.max } }

    var places: [Plan.Place?] = Array(repeating: nil, count: roots.count)
    var carried: [Int] = []
    for state in 0..<stateCount {
      places[state] = .state(state)
      guard case .value(let value) = outputs[state] else { continue }
      if value == state { continue }
      if value >= count, roots[value] == value,
        canBeComputedInPlace(value - count, state: state, roots, lastUse)
      {
        places[value] = .state(state)
      } else {
        carried.append(state)
      }
    }
    var arena = ArenaLayout()
    func take(_ value: Int, _ type: Plan.ValueType) -> Plan.Place {
      if let place = places[value] { return place }
      let place = Plan.Place.arena(arena.take(type.byteCount))
      places[value] = place
      return place
    }
    for index in inputs.indices { inputs[index].place = take(index, inputs[index]) }
    var dying: [Int: [Int]] = [:]
    for (value, use) in lastUse.enumerated() where use >= 0 && use < Int.max {
      dying[use, default: []].append(value)
    }
    for index in nodes.indices {
      nodes[index].type.place = take(roots[count + index], nodes[index].type)
      for dead in dying[index] ?? [] {
        guard case .arena(let offset)? = places[dead] else { continue }
        let size = dead < count ? inputs[dead].byteCount : nodes[dead - count].type.byteCount
        arena.give(offset, size)
      }
    }
    return (arena.size, carried)
  }

  /// Whether node `index` may write its result over state `state`.
  private func canBeComputedInPlace(
    _ index: Int, state: Int, _ roots: [Int], _ lastUse: [Int]
  ) -> Bool {
    let node = nodes[index]
    guard node.type.byteCount == inputs[state].byteCount else { return false }
    if lastUse[state] < index { return true }
    guard lastUse[state] == index, let fused = node.operation as? any FusedOperation else {
      return false
    }
    let own = fused.operandsReadInPlace(node.operands.map(type))
    for (position, operand) in node.operands.enumerated() {
      if case .value(let value) = operand, roots[value] == state, !own.contains(position) {
        return false
      }
    }
    return true
  }
}

/// The operand's elements, in memory of their own.
struct CopiedValue: Operation {
  var name: String { "copy" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType { ResultType(inputs[0]) }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    Loops.copy(inputs[0], into: output)
  }

  func steps(_ inputs: [Tensor], into output: Tensor, scratch: Storage?) -> [Step]? {
    Step.copy(inputs[0], output).map { [$0] }
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [gradient]
  }
}

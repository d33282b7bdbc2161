/// Neighbours that have one kernel together: an operation on each element becomes a stage of the kernel
/// that makes one of its operands, where nothing else needs that.
///
/// So a layer's bias and ReLU are part of its product, and so is the step `w − g · α` of the product that
/// makes the gradient `g`; other chains of such operations run over their elements once. Each stage
/// rounds by itself, so the bits are those of the operations one by one.
extension PlanDraft {
  mutating func fuse() {
    uses = Array(repeating: 0, count: inputs.count + nodes.count)
    for source in nodes.flatMap(\.operands) + outputs {
      if case .value(let value) = source { uses[value] += 1 }
    }
    for index in nodes.indices {
      let ways = Stage.ways(of: nodes[index].operation)
      if ways.isEmpty || nodes[index].type.dtype != .float32 { continue }
      for position in nodes[index].operands.indices { readUnrepeated(position, of: index) }
      fuse(index, ways)
    }
    removeUnused()
  }

  /// The node that makes `source`, where that is its only use. Fusing moves uses, or ends them; it
  /// makes no new ones.
  private func soleMaker(_ source: Plan.Source) -> Int? {
    guard case .value(let value) = source, value >= inputs.count, uses[value] == 1 else {
      return nil
    }
    return value - inputs.count
  }

  /// Reads the row or the number itself that an operand repeats.
  private mutating func readUnrepeated(_ position: Int, of index: Int) {
    guard let maker = soleMaker(nodes[index].operands[position]),
      nodes[maker].operation is Broadcast, nodes[maker].type.shape == nodes[index].type.shape,
      operand(nodes[maker].operands[0], for: nodes[index].type.shape) != nil
    else { return }
    nodes[index].operands[position] = nodes[maker].operands[0]
    nodes[maker].operands = []
  }

  /// How a stage on elements of `shape` reads `source`; nil where it cannot.
  private func operand(_ source: Plan.Source, for shape: [Int]) -> Stage.Operand? {
    let type = type(of: source)
    guard type.dtype == .float32 else { return nil }
    if type.shape == shape { return .elements }
    let count = Shape.knownCount(type.shape)
    if count == 1 { return .number }
    return count == shape.last && type.shape.last == count ? .row : nil
  }

  /// The stage that the operation of node `index` is on its operand at `way.position`.
  private func stage(_ index: Int, _ way: Stage.Way) -> (stage: Stage, operands: [Plan.Source])? {
    let node = nodes[index]
    guard node.operands.count == 2 else { return (Stage(kind: way.kind, operand: .none), []) }
    let other = node.operands[1 - way.position]
    guard let operand = operand(other, for: node.type.shape) else { return nil }
    if operand != .number { return (Stage(kind: way.kind, operand: operand), [other]) }
    if way.kind == .multiply || way.kind == .multiplyBy {
      return (Stage(kind: .scale, operand: .number), [other])
    }
    // One number a row, in rows of one.
    return node.type.shape.last == 1 ? (Stage(kind: way.kind, operand: .row), [other]) : nil
  }

  /// The node that makes `source`, of `type`, and nothing else needs; where that is another shape of a
  /// product of two matrices, the product: it does not care under which shape it leaves its elements.
  private func maker(of source: Plan.Source, _ type: Plan.ValueType) -> Int? {
    guard let index = soleMaker(source), nodes[index].type.shape == type.shape else { return nil }
    if nodes[index].operation is Reshape, let product = soleMaker(nodes[index].operands[0]),
      nodes[product].operation is MatrixProduct || nodes[product].operation is FusedProduct,
      nodes[product].operands[..<2].allSatisfy({ self.type(of: $0).shape.count == 2 })
    {
      return product
    }
    return index
  }

  /// Makes node `index` a stage of a node that makes one of its operands: of a product rather than of
  /// other operations, and of the last of them.
  private mutating func fuse(_ index: Int, _ ways: [Stage.Way]) {
    var best: (rank: Int, node: Plan.Node, maker: Int)?
    for way in ways {
      guard let maker = maker(of: nodes[index].operands[way.position], nodes[index].type),
        let (stage, operands) = stage(index, way),
        stage.operand != .row || nodes[maker].type.shape.last == nodes[index].type.shape.last,
        let (fused, source) = fused(maker, with: stage)
      else { continue }
      // Each row of a chain costs a call.
      if fused is Chain, fused.stages.contains(where: { $0.operand == .row }),
        nodes[index].type.shape[nodes[index].type.shape.count - 1] < 16
      {
        continue
      }
      let rank = (fused is FusedProduct ? nodes.count : 0) + maker
      if rank <= best?.rank ?? -1 { continue }
      var node = nodes[index]
      node.operation = fused
      node.operands = source + operands
      best = (rank, node, maker)
    }
    guard let best else { return }
    nodes[index] = best.node
    // Nothing refers to it any more.
    nodes[best.maker].operands = []
  }

  /// What node `index` does, and then `stage`, with the operands of the former; nil where no kernel does
  /// both.
  private func fused(_ index: Int, with stage: Stage) -> (any FusedOperation, [Plan.Source])? {
    let node = nodes[index]
    if let fused = node.operation as? any FusedOperation {
      guard let longer = fused.adding(stage) else { return nil }
      return (longer, node.operands)
    }
    if let normalization = node.operation as? BatchNormalization {
      return stage.kind == .relu
        ? (NormalizedRelu(normalization: normalization), node.operands) : nil
    }
    if let sum = node.operation as? PatchSum {
      return stage == Stage(kind: .gate, operand: .elements)
        ? (GatedPatchSum(sum: sum), node.operands) : nil
    }
    if let product = node.operation as? MatrixProduct {
      guard node.type.dtype == .float32, node.type.byteCount > 0,
        type(of: node.operands[0]).byteCount > 0
      else { return nil }
      return (FusedProduct(product: product, stages: [stage]), node.operands)
    }
    for way in Stage.ways(of: node.operation) {
      let source = node.operands[way.position]
      guard type(of: source).shape == node.type.shape, node.type.byteCount > 0,
        let (first, operands) = self.stage(index, way),
        let chain = Chain(stages: [first]).adding(stage)
      else { continue }
      return (chain, [source] + operands)
    }
    return nil
  }

  /// Takes out the nodes that fusing left without use.
  private mutating func removeUnused() {
    let count = inputs.count
    var isUsed = Array(repeating: false, count: nodes.count)
    for case .value(let output) in outputs where output >= count { isUsed[output - count] = true }
    for index in nodes.indices.reversed() where isUsed[index] {
      for case .value(let operand) in nodes[index].operands where operand >= count {
        isUsed[operand - count] = true
      }
    }
    keep(nodes.indices.filter { isUsed[$0] })
  }
}

extension Stage {
  /// A way to see an operation as a stage: on which operand.
  typealias Way = (position: Int, kind: Kind)

  /// The ways to see `operation` as a stage.
  static func ways(of operation: any Operation) -> [Way] {
    switch operation {
    case is Add: [(0, .add), (1, .addTo)]
    case is Subtract: [(0, .subtract), (1, .subtractFrom)]
    case is Multiply: [(0, .multiply), (1, .multiplyBy)]
    case is Gate: [(0, .gate)]
    case is Relu: [(0, .relu)]
    case is Negate: [(0, .negate)]
    case is Square: [(0, .square)]
    default: []
    }
  }
}

/// Neighbours that have one kernel together.
///
/// - a product, then a bias, then ReLU, or the gate of ReLU's derivative;
/// - `w − g · α`, one step of gradient descent; with the product that makes `g`, if that is all `g`
///   is used for.
///
/// Each part rounds by itself in the joint kernel too, so the bits are those of the parts.
extension PlanDraft {
  mutating func fuse() {
    uses = Array(repeating: 0, count: inputs.count + nodes.count)
    for source in nodes.flatMap(\.operands) + outputs {
      if case .value(let value) = source { uses[value] += 1 }
    }
    for index in nodes.indices {
      switch nodes[index].operation {
      case is Add: fuseBias(index)
      case is Relu: fuseRelu(index)
      case is Gate: fuseGate(index)
      case is Subtract: fuseDescent(index)
      default: break
      }
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

  /// The product that makes `source` and nothing else needs, with what it already does.
  private func product(_ source: Plan.Source) -> (index: Int, product: FusedProduct)? {
    guard let index = soleMaker(source) else { return nil }
    let node = nodes[index]
    if let fused = node.operation as? FusedProduct { return (index, fused) }
    guard let plain = node.operation as? MatrixProduct, node.type.dtype == .float32,
      node.type.byteCount > 0, type(of: node.operands[0]).byteCount > 0
    else { return nil }
    return (index, FusedProduct(product: plain))
  }

  private mutating func replace(
    _ index: Int, by operation: FusedProduct, of product: Int, adding operands: [Plan.Source]
  ) {
    nodes[index].operation = operation
    nodes[index].operands = nodes[product].operands + operands
    // Nothing refers to it any more.
    nodes[product].operands = []
  }

  private mutating func fuseBias(_ index: Int) {
    let node = nodes[index]
    guard let (place, product) = product(node.operands[0]), product.finish == [] else { return }
    let shape = nodes[place].type.shape
    let bias = type(of: node.operands[1])
    guard node.type.shape == shape, bias.dtype == .float32,
      bias.shape.last == shape.last, Shape.knownCount(bias.shape) == shape.last
    else { return }
    replace(
      index, by: FusedProduct(product: product.product, finish: [.bias]), of: place,
      adding: [node.operands[1]])
  }

  private mutating func fuseRelu(_ index: Int) {
    guard let (place, product) = product(nodes[index].operands[0]),
      product.finish == [.bias]
    else { return }
    var fused = product
    fused.finish.insert(.relu)
    replace(index, by: fused, of: place, adding: [])
  }

  private mutating func fuseGate(_ index: Int) {
    let node = nodes[index]
    guard let (place, product) = product(node.operands[0]), product.finish == [],
      node.type.shape == nodes[place].type.shape,
      type(of: node.operands[1]).shape == node.type.shape
    else { return }
    replace(
      index, by: FusedProduct(product: product.product, finish: [.gate]), of: place,
      adding: [node.operands[1]])
  }

  private mutating func fuseDescent(_ index: Int) {
    let node = nodes[index]
    guard node.type.dtype == .float32, let scaled = soleMaker(node.operands[1]),
      nodes[scaled].operation is Multiply, nodes[scaled].type.shape == node.type.shape
    else { return }
    let (gradient, factor) = (nodes[scaled].operands[0], nodes[scaled].operands[1])
    guard type(of: node.operands[0]).shape == node.type.shape,
      type(of: gradient).shape == node.type.shape, Shape.knownCount(type(of: factor).shape) == 1
    else { return }
    nodes[scaled].operands = []
    if let (place, product) = product(gradient), product.finish == [] {
      replace(
        index, by: FusedProduct(product: product.product, finish: [.descent]), of: place,
        adding: [node.operands[0], factor])
    } else {
      nodes[index].operation = Descent()
      nodes[index].operands = [node.operands[0], gradient, factor]
    }
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
    var places = Array(0..<count)
    var kept: [Plan.Node] = []
    for (index, node) in nodes.enumerated() {
      places.append(count + kept.count)
      if isUsed[index] { kept.append(node) }
    }
    func moved(_ source: Plan.Source) -> Plan.Source {
      if case .value(let value) = source { return .value(places[value]) }
      return source
    }
    for index in kept.indices { kept[index].operands = kept[index].operands.map(moved) }
    nodes = kept
    outputs = outputs.map(moved)
  }
}

/// What one replay finds as the one before it left it: parameters that many tasks start from, and what
/// depends on nothing else.
extension PlanDraft {
  /// Moves the nodes that depend on nothing but settled values to the front, after transposing there what
  /// products would transpose in each replay; gives how many they are.
  mutating func settle(stateCount: Int) -> Int {
    var isSettled = inputs.indices.map { input in
      if input < stateCount, case .value(input) = outputs[input] { true } else { false }
    }
    guard isSettled.contains(true) else { return 0 }
    transposeFactors(isSettled)
    for node in nodes {
      isSettled.append(
        node.operands.allSatisfy { source in
          if case .value(let value) = source { isSettled[value] } else { true }
        })
    }
    let first = nodes.indices.filter { isSettled[inputs.count + $0] }
    keep(first + nodes.indices.filter { !isSettled[inputs.count + $0] })
    return first.count
  }

  /// Lets products read a transposed copy of settled inputs that they would transpose; the copies stand
  /// behind all other nodes.
  private mutating func transposeFactors(_ isSettled: [Bool]) {
    var copies: [Int: Int] = [:]
    for index in nodes.indices {
      guard let operation = transposed(nodes[index]),
        case .value(let factor) = nodes[index].operands[1],
        factor < inputs.count, isSettled[factor]
      else { continue }
      if copies[factor] == nil {
        let type = inputs[factor]
        copies[factor] = inputs.count + nodes.count
        nodes.append(
          Plan.Node(
            operation: Transpose(order: [1, 0]), operands: [.value(factor)],
            type: Plan.ValueType(shape: type.shape.reversed(), dtype: type.dtype), isAlias: false))
      }
      nodes[index].operation = operation
      nodes[index].operands[1] = .value(copies[factor]!)
    }
  }

  /// What a product with Bᵀ is for a B that has been transposed; nil where that gains nothing.
  private func transposed(_ node: Plan.Node) -> (any Operation)? {
    let fused = node.operation as? FusedProduct
    guard let product = fused?.product ?? node.operation as? MatrixProduct, product.transposedRight,
      node.type.dtype == .float32
    else { return nil }
    let (a, b) = (type(of: node.operands[0]).shape, type(of: node.operands[1]).shape)
    guard b.count == 2, a.count == 2 || !product.transposedLeft,
      Step.gainsByTransposing(m: Shape.knownCount(node.type.shape.dropLast()), n: b[0], k: b[1])
    else { return nil }
    let plain = MatrixProduct(transposedLeft: product.transposedLeft, transposedRight: false)
    return fused.map { FusedProduct(product: plain, stages: $0.stages) } ?? plain
  }
}

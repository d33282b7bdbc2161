extension Tensor {
  /// Einstein's summation: `einsum("ij,jk->ik", [a, b])` is the matrix product.
  ///
  /// Letters name axes; those not in the result are summed over. Without `->` the result has the
  /// letters that stand once, in alphabetical order. Operands are contracted from left to right.
  public static func einsum(_ subscripts: String, _ operands: [Tensor]) throws(TensorError)
    -> Tensor
  {
    let terms = try EinsumTerms(subscripts, operands)
    var (labels, x) = (terms.inputs[0], operands[0])
    (labels, x) = try diagonalized(labels, x)
    for index in operands.indices.dropFirst() {
      let later = terms.inputs[(index + 1)...].joined() + terms.output
      let (nextLabels, next) = try diagonalized(terms.inputs[index], operands[index])
      (labels, x) = try contracted(labels, x, nextLabels, next, keeping: Array(later))
    }
    let summed = labels.indices.filter { !terms.output.contains(labels[$0]) }
    if !summed.isEmpty {
      x = try x.sum(axes: summed)
      labels = labels.filter { terms.output.contains($0) }
    }
    var order: [Int] = []
    for label in terms.output { order.append(labels.firstIndex(of: label)!) }
    return try x.transposed(order)
  }

  /// With each letter once: repeated letters are a diagonal.
  private static func diagonalized(_ labels: [Character], _ x: Tensor) throws(TensorError)
    -> ([Character], Tensor)
  {
    var (labels, x) = (labels, x)
    while let first = labels.indices.first(where: { labels[($0 + 1)...].contains(labels[$0]) }) {
      let second = labels[(first + 1)...].firstIndex(of: labels[first])!
      x = try x.diagonal(axis1: first, axis2: second)
      let label = labels[first]
      labels.remove(at: second)
      labels.remove(at: first)
      labels.append(label)
    }
    return (labels, x)
  }

  /// The product of two operands over their common letters: those in `keeping` are batches, the others
  /// are summed over.
  private static func contracted(
    _ left: [Character], _ a: Tensor, _ right: [Character], _ b: Tensor, keeping: [Character]
  ) throws(TensorError) -> ([Character], Tensor) {
    // What only one operand has and nobody needs is summed at once.
    let (left, a) = try trimmed(left, a, right + keeping)
    let (right, b) = try trimmed(right, b, left + keeping)
    let batch = left.filter { right.contains($0) && keeping.contains($0) }
    let inner = left.filter { right.contains($0) && !keeping.contains($0) }
    let rows = left.filter { !right.contains($0) }
    let columns = right.filter { !left.contains($0) }
    func sizes(_ labels: [Character], _ own: [Character], _ x: Tensor) -> [Int] {
      labels.map { x.shape[own.firstIndex(of: $0)!] }
    }
    func ordered(_ labels: [Character], _ own: [Character], _ x: Tensor) throws(TensorError)
      -> Tensor
    {
      try x.transposed(labels.map { own.firstIndex(of: $0)! })
    }
    // A size of 1 on one side is repeated.
    var batchSizes = zip(sizes(batch, left, a), sizes(batch, right, b)).map { Swift.max($0, $1) }
    let (k, m, n) = (sizes(inner, left, a), sizes(rows, left, a), sizes(columns, right, b))
    let x = try ordered(batch + rows + inner, left, a)
      .reshaped(sizes(batch, left, a) + [m.reduce(1, *), k.reduce(1, *)])
    let y = try ordered(batch + inner + columns, right, b)
      .reshaped(
        sizes(batch, right, b) + [sizes(inner, right, b).reduce(1, *), n.reduce(1, *)])
    let product =
      x.dtype.isInexact || y.dtype.isInexact
      ? try x.matmul(y)
      : try (x.expandingDimensions([-1]) * y.expandingDimensions([-3])).sum(axes: [-2])
    batchSizes = Array(product.shape.dropLast(2))
    return (batch + rows + columns, try product.reshaped(batchSizes + m + n))
  }

  private static func trimmed(_ labels: [Character], _ x: Tensor, _ needed: [Character])
    throws(TensorError) -> ([Character], Tensor)
  {
    let extra = labels.indices.filter { !needed.contains(labels[$0]) }
    if extra.isEmpty { return (labels, x) }
    return (labels.filter { needed.contains($0) }, try x.sum(axes: extra))
  }
}

/// The letters of an einsum's operands and of its result, checked against the operands.
private struct EinsumTerms {
  var inputs: [[Character]]
  var output: [Character]

  init(_ text: String, _ operands: [Tensor]) throws(TensorError) {
    let compact = String(text.filter { $0 != " " })
    let sides = compact.split(separator: ">", omittingEmptySubsequences: false)
    let hasArrow = compact.contains("->")
    guard sides.count <= 2, hasArrow == (sides.count == 2) else {
      throw .argument(operation: "einsum", "Subscripts \(text) are not well formed.")
    }
    let left = hasArrow ? sides[0].dropLast() : sides[0]
    let inputs = left.split(separator: ",", omittingEmptySubsequences: false).map(Array.init)
    guard !operands.isEmpty, inputs.count == operands.count else {
      throw .argument(
        operation: "einsum",
        "Number of operands, \(operands.count), does not match number of input subscripts, "
          + "\(inputs.count)")
    }
    let letters = inputs.joined()
    guard letters.allSatisfy({ $0.isASCII && $0.isLetter }) else {
      throw .argument(operation: "einsum", "Subscripts must be letters, but got \(text).")
    }
    var sizes: [Character: Int] = [:]
    for (labels, operand) in zip(inputs, operands) {
      guard labels.count == operand.rank else {
        throw .argument(
          operation: "einsum",
          "Invalid number of subscripts \(labels.count) for input with \(operand.rank) "
            + "dimensions.")
      }
      for (label, size) in zip(labels, operand.shape) {
        let known = sizes[label] ?? size
        guard known == size || known == 1 || size == 1 else {
          throw .argument(
            operation: "einsum", "Cannot broadcast dimension \(label): \(known) and \(size).")
        }
        sizes[label] = Swift.max(known, size)
      }
    }
    self.inputs = inputs
    if hasArrow {
      output = Array(sides[1])
      guard Set(output).count == output.count, output.allSatisfy({ sizes[$0] != nil }) else {
        throw .argument(operation: "einsum", "The result of \(text) names no axis or one twice.")
      }
    } else {
      output = Set(letters).filter { label in letters.filter { $0 == label }.count == 1 }.sorted()
    }
  }
}

extension Tensor {
  /// Einstein's summation: `einsum("ij,jk->ik", [a, b])` is the matrix product.
  ///
  /// Letters name axes; those not in the result are summed over; `...` stands for axes without one.
  /// Without `->` the result has the letters that stand once, in alphabetical order. Operands are contracted from left to right.
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
    // As in MLX: integers are multiplied, but not contracted, which `matmul` refuses.
    let product =
      inner.isEmpty && !x.dtype.promoted(with: y.dtype).isInexact
      ? try x * y : try x.matmul(y)
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
struct EinsumTerms {
  var inputs: [[Character]]
  var output: [Character]
  /// The size of each letter's axis.
  private(set) var sizes: [Character: Int] = [:]

  init(_ text: String, _ operands: [Tensor]) throws(TensorError) {
    let compact = String(text.filter { $0 != " " })
    let sides = compact.split(separator: ">", omittingEmptySubsequences: false)
    let hasArrow = compact.contains("->")
    guard sides.count <= 2, hasArrow == (sides.count == 2) else {
      throw .argument(operation: "einsum", "Subscripts \(text) are not well formed.")
    }
    let left = hasArrow ? sides[0].dropLast() : sides[0]
    let texts = left.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard !operands.isEmpty, texts.count == operands.count else {
      throw .argument(
        operation: "einsum",
        "Number of operands, \(operands.count), does not match number of input subscripts, "
          + "\(texts.count)")
    }
    // An ellipsis is letters of its own, for axes counted from the last.
    var inputs: [[Character]] = []
    var widest: [Character] = []
    for (text, operand) in zip(texts, operands) {
      let named = text.replacing("...", with: "").count
      let extra = Self.hidden(Swift.max(0, operand.rank - named))
      if text.contains("..."), extra.count > widest.count { widest = extra }
      inputs.append(try Self.letters(text, hidden: extra))
    }
    let letters = inputs.joined()
    var sizes: [Character: Int] = [:]
    for (place, (labels, operand)) in zip(inputs, operands).enumerated() {
      guard labels.count == operand.rank else {
        throw .argument(
          operation: "einsum",
          "Invalid number of subscripts \(labels.count) for input \(place) with "
            + "\(operand.rank) dimensions.")
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
    self.sizes = sizes
    if hasArrow {
      output = try Self.letters(String(sides[1]), hidden: widest)
      guard Set(output).count == output.count else {
        throw .argument(operation: "einsum", "Repeat indices not allowed in output.")
      }
      guard output.allSatisfy({ sizes[$0] != nil }) else {
        throw .argument(operation: "einsum", "The result of \(text) names an axis no operand has.")
      }
    } else {
      let once = Set(letters).filter { label in
        !widest.contains(label) && letters.filter { $0 == label }.count == 1
      }
      output = widest + once.sorted()
    }
  }

  /// Letters that no text has, for as many axes, the last one always the same.
  private static func hidden(_ count: Int) -> [Character] {
    (0..<count).reversed().map { Character(Unicode.Scalar(0xE000 + UInt32(clamping: $0 % 4096))!) }
  }

  /// The letters of one operand or of the result.
  private static func letters(_ text: String, hidden: [Character]) throws(TensorError)
    -> [Character]
  {
    let parts = text.split(separator: "...", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.joined().allSatisfy({ $0.isASCII && $0.isLetter }) else {
      throw .argument(
        operation: "einsum", "Subscripts must be letters, but got \(text).")
    }
    return parts.count == 1 ? Array(text) : Array(parts[0]) + hidden + Array(parts[1])
  }
}

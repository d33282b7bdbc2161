/// An operation that only plans hold: several in one kernel.
protocol FusedOperation: Operation {
  /// The operand over which the result may be written, if there is one: the kernel reads an element
  /// of it only to write the same element.
  func operandReadInPlace(_ operands: [Plan.ValueType]) -> Int?
}

extension FusedOperation {
  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    throw .notDifferentiable(name)
  }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    let size = scratchSize(inputs, into: output)
    let scratch = size > 0 ? try Storage(byteCount: size) : nil
    try Step.run((steps(inputs, into: output, scratch: scratch) ?? [])[...])
    withExtendedLifetime(scratch) {}
  }
}

/// A product and what is done to its elements: operands are those of the product, then bias, gate,
/// base and factor as far as `finish` has them.
struct FusedProduct: FusedOperation {
  /// What follows the product, in this order.
  struct Finish: OptionSet {
    let rawValue: Int
    static let bias = Finish(rawValue: 1)
    static let relu = Finish(rawValue: 2)
    static let gate = Finish(rawValue: 4)
    /// `base − v · factor`.
    static let descent = Finish(rawValue: 8)
  }

  let product: MatrixProduct
  var finish: Finish = []

  var name: String {
    let parts = [
      (Finish.bias, "bias"), (.relu, "relu"), (.gate, "gate"), (.descent, "descent"),
    ]
    return parts.reduce("matmul") { finish.contains($1.0) ? $0 + "+" + $1.1 : $0 }
  }

  /// The base of the descent, where no product is continued over blocks of what is summed.
  func operandReadInPlace(_ operands: [Plan.ValueType]) -> Int? {
    let (a, b) = (operands[0].shape, operands[1].shape)
    guard finish.contains(.descent), a.count == 2, b.count == 2 else { return nil }
    let (m, k) = product.transposedLeft ? (a[1], a[0]) : (a[0], a[1])
    let n = product.transposedRight ? b[0] : b[1]
    return Step.mayFinishInPlace(m: m, n: n, k: k, transposedB: product.transposedRight) ? 2 : nil
  }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType {
    try product.result(of: Array(inputs[..<2]))
  }

  func steps(_ inputs: [Tensor], into output: Tensor, scratch: Storage?) -> [Step]? {
    var made = Step.Finish()
    var rest = inputs[2...]
    if finish.contains(.bias) { made.bias = rest.removeFirst() }
    made.relu = finish.contains(.relu)
    if finish.contains(.gate) { made.gate = rest.removeFirst() }
    if finish.contains(.descent) {
      let base = rest.removeFirst()
      made.descent = (base, rest.removeFirst())
    }
    return product.steps(inputs, into: output, scratch: scratch, finish: made)
  }

  func scratchSize(_ inputs: [Tensor], into output: Tensor) -> Int {
    product.scratchSize(inputs, into: output)
  }
}

/// `a − b · α`, with one number `α`.
struct Descent: FusedOperation {
  var name: String { "descent" }
  func operandReadInPlace(_ operands: [Plan.ValueType]) -> Int? { 0 }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType { ResultType(inputs[0]) }

  func steps(_ inputs: [Tensor], into output: Tensor, scratch: Storage?) -> [Step]? {
    [Step.descend(inputs[0], inputs[1], inputs[2], output)]
  }
}

/// An operation that only plans hold: several in one kernel.
protocol FusedOperation: Operation {
  /// What is done to each element in the end.
  var stages: [Stage] { get }

  /// The same with `stage` after its stages; nil where the kernel takes no more.
  func adding(_ stage: Stage) -> Self?

  /// The place of the first stage's operand.
  var stageStart: Int { get }

  /// The operands over which the result may be written: the kernel reads an element of them only to
  /// write the same element.
  func operandsReadInPlace(_ operands: [Plan.ValueType]) -> [Int]
}

extension FusedOperation {
  func adding(_ stage: Stage) -> Self? { nil }

  func operandsReadInPlace(_ operands: [Plan.ValueType]) -> [Int] { [] }

  /// The places of operands that have the elements of the result.
  var elementOperands: [Int] {
    var places: [Int] = []
    var next = stageStart
    for stage in stages where stage.operand != .none {
      if stage.operand == .elements { places.append(next) }
      next += 1
    }
    return places
  }

  func named(_ source: String) -> String { stages.reduce(source) { $0 + "+" + $1.name } }

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

/// A product and what is done to its elements: operands are those of the product, then those of the
/// stages.
struct FusedProduct: FusedOperation {
  let product: MatrixProduct
  let stages: [Stage]

  var name: String { named("matmul") }
  var stageStart: Int { 2 }

  /// None where a product is continued over blocks of what is summed.
  func operandsReadInPlace(_ operands: [Plan.ValueType]) -> [Int] {
    let (a, b) = (operands[0].shape, operands[1].shape)
    guard a.count == 2, b.count == 2 else { return [] }
    let (m, k) = product.transposedLeft ? (a[1], a[0]) : (a[0], a[1])
    let n = product.transposedRight ? b[0] : b[1]
    let may = Step.mayFinishInPlace(m: m, n: n, k: k, transposedB: product.transposedRight)
    return may ? elementOperands : []
  }

  func adding(_ stage: Stage) -> FusedProduct? {
    stages.count < Stage.most ? FusedProduct(product: product, stages: stages + [stage]) : nil
  }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType {
    try product.result(of: Array(inputs[..<2]))
  }

  func steps(_ inputs: [Tensor], into output: Tensor, scratch: Storage?) -> [Step]? {
    product.steps(
      inputs, into: output, scratch: scratch, stages: BoundStages(stages, inputs[2...]))
  }

  func scratchSize(_ inputs: [Tensor], into output: Tensor) -> Int {
    product.scratchSize(inputs, into: output)
  }
}

/// Stages on a value: operands are the value, then those of the stages.
struct Chain: FusedOperation {
  let stages: [Stage]

  var name: String { stages.dropFirst().reduce(stages[0].name) { $0 + "+" + $1.name } }
  var stageStart: Int { 1 }

  func operandsReadInPlace(_ operands: [Plan.ValueType]) -> [Int] { [0] + elementOperands }

  func adding(_ stage: Stage) -> Chain? {
    stages.count < Stage.most ? Chain(stages: stages + [stage]) : nil
  }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType { ResultType(inputs[0]) }

  func steps(_ inputs: [Tensor], into output: Tensor, scratch: Storage?) -> [Step]? {
    let hasRows = stages.contains { $0.operand == .row }
    return [
      Step.chain(
        inputs[0], BoundStages(stages, inputs[1...]),
        width: hasRows ? output.shape[output.rank - 1] : output.count, output)
    ]
  }
}

/// Patches added up, and then the gate of ReLU's derivative.
struct GatedPatchSum: FusedOperation {
  let sum: PatchSum

  var stages: [Stage] { [Stage(kind: .gate, operand: .elements)] }
  var name: String { named(sum.name) }
  var stageStart: Int { 1 }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType {
    try sum.result(of: [inputs[0]])
  }

  func steps(_ inputs: [Tensor], into output: Tensor, scratch: Storage?) -> [Step]? {
    [sum.step(inputs[0], gate: inputs[1], output)]
  }
}

/// Normalization of a batch, then ReLU.
struct NormalizedRelu: FusedOperation {
  let normalization: BatchNormalization

  var stages: [Stage] { [Stage(kind: .relu, operand: .none)] }
  var name: String { named(normalization.name) }
  var stageStart: Int { 5 }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType { ResultType(inputs[0]) }

  func steps(_ inputs: [Tensor], into output: Tensor, scratch: Storage?) -> [Step]? {
    [normalization.step(inputs, relu: true, output)]
  }
}

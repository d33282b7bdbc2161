import CKernels

/// A kernel of CKernels with its operands' addresses: what eager operations run and plans consist of.
///
/// Operations on `float32` make one, or several, where a kernel exists for their shapes; nil means the
/// general loops. The operands' storages must live until the step has run.
// Sendable: a step is addresses and numbers that nobody changes; steps of a group write apart.
@safe struct Step: @unchecked Sendable {
  var step: ck_step

  init(_ kind: Int, _ a: Tensor, _ output: Tensor, count: Int) {
    unsafe step = ck_step()
    unsafe step.kind = Int32(kind)
    unsafe step.a = UnsafePointer(a.storage.base.assumingMemoryBound(to: Float.self))
    unsafe step.y = output.storage.base.assumingMemoryBound(to: Float.self)
    unsafe step.count = count
    unsafe step.rows = 1
    unsafe step.outer = 1
  }

  init(patches: ck_patches, gather: Bool, _ a: Tensor, _ output: Tensor) {
    self.init(gather ? CK_STEP_GATHER : CK_STEP_SCATTER, a, output, count: output.count)
    unsafe step.patches = patches
  }

  /// Runs this step now, in pieces on several threads where it is long.
  func run() throws(TensorError) {
    if unsafe step.count &* Swift.max(step.rows &* step.outer, step.picks) > 1 << 18 || isPatches {
      let pieces = pieces(.alone)
      if pieces.count > 1 { return try Step.run(pieces[...]) }
    }
    try runWhole()
  }

  private var isPatches: Bool {
    unsafe Int(step.kind) == CK_STEP_GATHER || Int(step.kind) == CK_STEP_SCATTER
  }

  private func runWhole() throws(TensorError) {
    let finished = unsafe withUnsafePointer(to: step) { unsafe ck_run($0, 1) }
    if finished == 0 { throw failure }
  }

  /// Runs `steps`, those of one group on several threads.
  static func run(_ steps: ArraySlice<Step>) throws(TensorError) {
    guard Workers.mayShare else { return try runInOrder(steps) }
    var rest = steps
    while let start = rest.firstIndex(where: { $0.groupCount > 1 }) {
      try runInOrder(rest[..<start])
      let end = start + rest[start].groupCount
      let group = rest[start..<end]
      try Workers.share(group.count) { index throws(TensorError) in
        try group[start + index].runWhole()
      }
      rest = rest[end...]
    }
    try runInOrder(rest)
  }

  var groupCount: Int { unsafe Int(step.group) }

  /// Runs `steps` one after the other, on this thread.
  static func runInOrder(_ steps: ArraySlice<Step>) throws(TensorError) {
    if steps.isEmpty { return }
    let finished = unsafe steps.withUnsafeBufferPointer { buffer in
      unsafe buffer.withMemoryRebound(to: ck_step.self) {
        unsafe ck_run($0.baseAddress, $0.count)
      }
    }
    if finished < steps.count { throw steps[steps.startIndex + finished].failure }
  }

  /// Why this step ended before its end: an index outside its axis, else a stop.
  var failure: TensorError {
    if Interrupt.isRequested { return .interrupted }
    let size = unsafe step.rows
    guard let indices = unsafe step.index, let count = indexCount else { return .interrupted }
    for position in 0..<count {
      let index: Int =
        switch unsafe Int(step.index_kind) {
        case CK_INDEX_INT32: unsafe Int(indices.load(fromByteOffset: 4 * position, as: Int32.self))
        case CK_INDEX_UINT32:
          unsafe Int(indices.load(fromByteOffset: 4 * position, as: UInt32.self))
        default: unsafe Int(indices.load(fromByteOffset: 8 * position, as: Int64.self))
        }
      if index >= size || index < -size { return .index(index, axis: 0, size: size) }
    }
    return .interrupted
  }

  /// How many indices the step reads, if it reads any.
  private var indexCount: Int? {
    switch unsafe Int(step.kind) {
    case CK_STEP_TAKE, CK_STEP_TAKE_ADD: unsafe step.picks
    case CK_STEP_PICK, CK_STEP_PICK_ADD: unsafe step.outer * step.picks * step.count
    case CK_STEP_CROSS_ENTROPY, CK_STEP_CROSS_ENTROPY_GRADIENT: unsafe step.outer
    default: nil
    }
  }

  static func unary(_ function: UnaryFunction, _ x: Tensor, _ output: Tensor) -> Step? {
    guard function.hasKernel, x.dtype == .float32, x.count == output.count else { return nil }
    var made = Step(CK_STEP_UNARY, x, output, count: x.count)
    unsafe made.step.function = function.rawValue
    return made
  }

  /// Where one operand has the output's elements and the other has too, or is one number, or repeats
  /// as the last axes, or is one number a row.
  static func binary(_ function: BinaryFunction, _ a: Tensor, _ b: Tensor, _ output: Tensor)
    -> Step?
  {
    guard function.hasKernel, a.dtype == .float32, b.dtype == .float32 else { return nil }
    let count = output.count
    guard let (rowsA, stepA, lengthA) = repetition(a, in: output, count),
      let (rowsB, stepB, lengthB) = repetition(b, in: output, count)
    else { return nil }
    // Rows of both must have one length, or one operand must not care.
    let length = Swift.min(lengthA, lengthB)
    guard lengthA == length || lengthA == count, lengthB == length || lengthB == count else {
      return nil
    }
    func row(_ own: Int, _ step: Int, _ fullLength: Int) -> Int {
      fullLength == count ? (step == 1 ? length : 0) : own
    }
    var made = Step(CK_STEP_BINARY, a, output, count: length)
    unsafe made.step.function = function.rawValue
    unsafe made.step.b = UnsafePointer(b.storage.base.assumingMemoryBound(to: Float.self))
    unsafe made.step.rows = length == 0 ? 0 : count / length
    unsafe made.step.a_row = row(rowsA, stepA, lengthA)
    unsafe made.step.b_row = row(rowsB, stepB, lengthB)
    unsafe made.step.a_step = stepA
    unsafe made.step.b_step = stepB
    return made
  }

  /// How `x` runs along the rows of `output`: elements from row to row, within a row, and the length
  /// of a row; one row of `count` where it has all elements or is one number.
  private static func repetition(_ x: Tensor, in output: Tensor, _ count: Int)
    -> (row: Int, step: Int, length: Int)?
  {
    let own = x.count
    if own == count { return (0, 1, count) }
    if own == 1 { return (0, 0, count) }
    let offset = output.rank - x.rank
    var suffix = true
    for axis in x.shape.indices where x.shape[axis] != output.shape[axis + offset] {
      suffix = false
    }
    if suffix { return (0, 1, own) }
    guard offset == 0, x.shape[x.rank - 1] == 1 else { return nil }
    for axis in 0..<(x.rank - 1) where x.shape[axis] != output.shape[axis] { return nil }
    return (1, 0, output.shape[output.rank - 1])
  }

  /// A sum, or a maximum over a last axis.
  static func reduction(
    _ function: ReductionFunction, _ x: Tensor, _ view: AxisView, _ output: Tensor
  ) -> Step? {
    guard x.dtype == .float32 else { return nil }
    var made: Step
    switch (function, view.inner) {
    case (.sum, 1): made = Step(CK_STEP_SUM_ROWS, x, output, count: view.length)
    case (.maximum, 1): made = Step(CK_STEP_LARGEST_ROWS, x, output, count: view.length)
    case (.sum, _): return columnSums(.values, Columns(x: x), view, output)
    default: return nil
    }
    unsafe made.step.rows = view.outer
    return made
  }

  /// Softmax or log-sum-exp of rows of `length`.
  static func rows(_ x: Tensor, length: Int, logarithm: Bool, _ output: Tensor) -> Step {
    var made = Step(
      logarithm ? CK_STEP_LOG_SUM_EXP : CK_STEP_SOFTMAX, x, output, count: length)
    unsafe made.step.rows = length == 0 ? 0 : x.count / length
    return made
  }

  /// Elements of four bytes read from `offset` with a step for each axis of the output; at most four
  /// axes once merged.
  static func strided(_ x: Tensor, offset: Int, steps: [Int], _ output: Tensor) -> Step? {
    guard x.dtype.byteCount == 4 else { return nil }
    let nest = LoopNest(output.shape, steps: [steps])
    guard nest.sizes.count <= 4 else { return nil }
    var made = Step(CK_STEP_STRIDED, x, output, count: output.count)
    unsafe made.step.a += offset
    let padding = 4 - nest.sizes.count
    let sizes = Array(repeating: 1, count: padding) + nest.sizes
    let strides = Array(repeating: 0, count: padding) + nest.steps[0]
    if sizes[3] == output.count && strides[3] <= 1 && strides[3] >= 0 {
      unsafe made.step.kind = Int32(strides[3] == 1 ? CK_STEP_COPY : CK_STEP_FILL)
      return made
    }
    unsafe made.step.sizes = (sizes[0], sizes[1], sizes[2], sizes[3])
    unsafe made.step.steps = (strides[0], strides[1], strides[2], strides[3])
    return made
  }

  /// Slices of the middle axis of `view` by one vector of indices, or element by element where
  /// `alongAxis`; with `updates`, `x` with those added at the indices.
  static func take(
    _ x: Tensor, _ indices: Tensor, updates: Tensor? = nil, _ view: AxisView, alongAxis: Bool,
    _ output: Tensor
  ) -> Step? {
    guard let kind = indexKind(of: indices.dtype) else { return nil }
    guard x.dtype == .float32 || (updates == nil && x.dtype.byteCount == 4) else { return nil }
    let block = view.outer * view.inner
    let picks = alongAxis ? (block == 0 ? 0 : indices.count / block) : indices.count
    let moved = view.outer * picks * view.inner
    precondition(
      x.count == block * view.length && (updates ?? output).count == moved
        && (updates == nil || output.count == x.count), "take operands differ")
    var made = Step(
      alongAxis
        ? (updates == nil ? CK_STEP_PICK : CK_STEP_PICK_ADD)
        : (updates == nil ? CK_STEP_TAKE : CK_STEP_TAKE_ADD), x, output, count: view.inner)
    unsafe made.step.index = UnsafeRawPointer(indices.storage.base)
    unsafe made.step.index_kind = Int32(kind)
    unsafe made.step.picks = picks
    unsafe made.step.rows = view.length
    unsafe made.step.outer = view.outer
    if let updates {
      unsafe made.step.c = UnsafePointer(
        updates.storage.base.assumingMemoryBound(to: Float.self))
    }
    return made
  }

  /// How indices of `dtype` are read; nil where no step reads them.
  static func indexKind(of dtype: DType) -> Int? {
    switch dtype {
    case .int32: CK_INDEX_INT32
    case .uint32: CK_INDEX_UINT32
    case .int64: CK_INDEX_INT64
    default: nil
    }
  }

  /// The cross entropy of rows of logits against classes; with the losses' gradient, that of the logits.
  static func crossEntropy(
    _ logits: Tensor, _ classes: Tensor, gradient: Tensor?, _ output: Tensor
  ) -> Step {
    let width = logits.shape[logits.rank - 1]
    guard let kind = indexKind(of: classes.dtype), logits.dtype == .float32,
      classes.count * width == logits.count, gradient.map({ $0.count == classes.count }) ?? true,
      output.count == (gradient == nil ? classes.count : logits.count)
    else { preconditionFailure("cross entropy operands differ") }
    var made = Step(
      gradient == nil ? CK_STEP_CROSS_ENTROPY : CK_STEP_CROSS_ENTROPY_GRADIENT, logits, output,
      count: width)
    unsafe made.step.index = UnsafeRawPointer(classes.storage.base)
    unsafe made.step.index_kind = Int32(kind)
    unsafe made.step.rows = width
    unsafe made.step.outer = classes.count
    if let gradient { unsafe made.step.b = floats(gradient) }
    return made
  }

  static func copy(_ x: Tensor, _ output: Tensor) -> Step? {
    guard x.dtype.byteCount == 4, x.count == output.count else { return nil }
    return Step(CK_STEP_COPY, x, output, count: x.count)
  }

  static func floats(_ x: Tensor) -> UnsafePointer<Float> {
    unsafe UnsafePointer(x.storage.base.assumingMemoryBound(to: Float.self))
  }
}

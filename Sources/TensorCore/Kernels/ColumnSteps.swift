import CKernels

/// What is added up over the rows of a matrix, for each of its columns.
enum ColumnSum: Int32 {
  /// `Σ x`.
  case values
  /// `Σ (x − mean)²`.
  case deviations
  /// `Σ g` and `Σ g · (x − mean) · scale`, one after the other.
  case gradients
}

extension Step {
  /// The operands of a kernel on columns: matrices, and vectors of one number a column.
  struct Columns {
    var x: Tensor
    var gradient: Tensor?
    var mean: Tensor?
    var scale: Tensor?
    var weight: Tensor?
    var bias: Tensor?
    /// What `ColumnSum.gradients` gives.
    var sums: Tensor?
    var relu = false

    /// The operands as C sees them, in a matrix of `rows` rows of `count`.
    fileprivate func kernel(_ rows: Int, _ count: Int) -> ck_columns {
      let vectors = [mean, scale, weight, bias].compactMap { $0 }
      precondition(
        x.count == rows * count && x.dtype == .float32
          && (gradient.map { $0.count == x.count && $0.dtype == .float32 } ?? true)
          && vectors.allSatisfy { $0.count == count && $0.dtype == .float32 }
          && (sums.map { $0.count == 2 * count && $0.dtype == .float32 } ?? true),
        "operands of columns differ")
      func floats(_ x: Tensor?) -> UnsafePointer<Float>? {
        unsafe x.map { unsafe Step.floats($0) }
      }
      return unsafe ck_columns(
        count: count, block: Step.sumBlock(rows), x: Step.floats(x), gradient: floats(gradient),
        mean: floats(mean), scale: floats(scale), weight: floats(weight), bias: floats(bias),
        sums: floats(sums), share: 1 / Float(rows), relu: relu ? 1 : 0)
    }
  }

  /// Sums over `view.length` rows of `view.inner` columns, for each of `view.outer` such matrices.
  static func columnSums(
    _ sum: ColumnSum, _ columns: Columns, _ view: AxisView, _ output: Tensor
  ) -> Step {
    let width = sum == .gradients ? 2 * view.inner : view.inner
    precondition(output.count == view.outer * width && output.dtype == .float32, "sums differ")
    var made = Step(CK_STEP_SUM_COLUMNS, columns.x, output, count: view.inner)
    unsafe made.step.function = sum.rawValue
    unsafe made.step.rows = view.length
    unsafe made.step.outer = view.outer
    unsafe made.step.columns = columns.kernel(view.outer * view.length, view.inner)
    unsafe made.step.columns.block = sumBlock(view.length)
    return made
  }

  /// `weight · ((x − mean) · scale) + bias`, or its gradient where `columns` has sums.
  static func normalize(_ columns: Columns, _ output: Tensor) -> Step {
    let count = columns.mean?.count ?? 0
    let rows = count == 0 ? 0 : columns.x.count / count
    precondition(output.count == columns.x.count && output.dtype == .float32, "columns differ")
    var made = Step(
      columns.sums == nil ? CK_STEP_NORMALIZE : CK_STEP_NORMALIZE_GRADIENT, columns.x, output,
      count: count)
    unsafe made.step.rows = rows
    unsafe made.step.columns = columns.kernel(rows, count)
    return made
  }

  /// The rows that are added up first, of so many: at most 128 sums of blocks are then to be added. It
  /// is the same on any number of threads, and so are the bits.
  private static func sumBlock(_ rows: Int) -> Int { Swift.max(128, (rows + 127) / 128) }

  /// The bytes that `blocks(_:scratch:)` needs for sums over the rows of one matrix.
  static func columnSumScratch(_ sum: ColumnSum, rows: Int, count: Int) -> Int {
    let block = sumBlock(rows)
    if rows <= block || Workers.defaultThreads == 1 { return 0 }
    return 4 * (rows + block - 1) / block * count * (sum == .gradients ? 2 : 1)
  }

  /// Sums over one matrix as sums of blocks of rows, which threads share, and then of those.
  func blocks(_ grain: Grain, scratch: Storage?) -> [Step] {
    guard unsafe step.outer == 1, let scratch else { return [self] }
    let (rows, count) = unsafe (step.rows, step.count)
    let width = unsafe step.function == ColumnSum.gradients.rawValue ? 2 * count : count
    let block = unsafe step.columns.block
    let blocks = (rows + block - 1) / block
    let pieces = Swift.min(blocks, grain.most, rows * count / grain.least)
    guard pieces > 1, scratch.byteCount >= 4 * blocks * width else { return [self] }
    let sums = unsafe scratch.base.assumingMemoryBound(to: Float.self)
    var made: [Step] = []
    func add(_ range: Range<Int>, of length: Int) {
      if range.isEmpty { return }
      var piece = self
      unsafe piece.step.rows = length
      unsafe piece.step.outer = range.count
      piece.moveRows(range.lowerBound * block)
      unsafe piece.step.y = sums + range.lowerBound * width
      made.append(piece)
    }
    let whole = rows / block
    for index in 0..<pieces {
      let (first, end) = (index * blocks / pieces, (index + 1) * blocks / pieces)
      add(first..<Swift.min(end, whole), of: block)
      if end > whole { add(whole..<end, of: rows - whole * block) }
    }
    for index in made.indices { unsafe made[index].step.group = Int32(made.count) }
    var join = self
    unsafe join.step.function = ColumnSum.values.rawValue
    unsafe join.step.count = width
    unsafe join.step.rows = blocks
    unsafe join.step.columns.count = width
    unsafe join.step.columns.block = blocks
    unsafe join.step.columns.x = UnsafePointer(sums)
    return made + [join]
  }

  /// Lets a step on columns start so many rows later.
  mutating func moveRows(_ rows: Int) {
    let offset = unsafe rows * step.columns.count
    unsafe step.columns.x += offset
    if let gradient = unsafe step.columns.gradient {
      unsafe step.columns.gradient = gradient + offset
    }
  }
}

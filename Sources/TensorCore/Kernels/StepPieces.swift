import CKernels

extension Step {
  /// How finely steps are cut: no result depends on it.
  struct Grain {
    /// The elements of the shortest piece.
    var least: Int
    /// The most pieces.
    var most: Int

    /// For a step run by itself: handing pieces on costs some microseconds.
    static let alone = Grain(least: 1 << 18, most: 32)

    /// For a step of a list that threads run together; two pieces a thread, since one may be late.
    static var listed: Grain { Grain(least: 1 << 13, most: 2 * Workers.defaultThreads) }
  }

  /// The step cut into steps that do not depend on each other, as one group, where it is long and can be;
  /// else the step itself. Together they write what it writes, to the bit.
  func pieces(_ grain: Grain) -> [Step] {
    guard unsafe step.group <= 1, grain.most > 1 else { return [self] }
    let made: [Step] =
      switch unsafe Int(step.kind) {
      case CK_STEP_UNARY, CK_STEP_COPY, CK_STEP_FILL: elements(grain)
      case CK_STEP_BINARY, CK_STEP_CHAIN:
        unsafe step.rows == 1 ? elements(grain) : rows(step.count, grain)
      case CK_STEP_SUM_ROWS, CK_STEP_LARGEST_ROWS, CK_STEP_LOG_SUM_EXP: rows(1, grain)
      case CK_STEP_SOFTMAX: unsafe rows(step.count, grain)
      case CK_STEP_SUM_COLUMNS: matrices(grain)
      case CK_STEP_NORMALIZE, CK_STEP_NORMALIZE_GRADIENT: columns(grain)
      case CK_STEP_STRIDED: strided(grain)
      case CK_STEP_GATHER, CK_STEP_SCATTER: images(grain)
      case CK_STEP_TAKE: picks(grain)
      default: [self]
      }
    guard made.count > 1 else { return [self] }
    return made.map { piece in
      var piece = piece
      unsafe piece.step.group = Int32(made.count)
      return piece
    }
  }

  /// `make` for ranges of `count` things, each of `size` elements.
  private func cut(
    _ count: Int, size: Int, _ grain: Grain,
    _ make: (inout ck_step, _ start: Int, _ length: Int) -> Void
  ) -> [Step] {
    let least = Swift.max(1, grain.least / Swift.max(1, size))
    let pieces = Swift.min(count / least, grain.most)
    guard pieces > 1 else { return [self] }
    // Single elements begin at whole cache lines.
    let unit = size == 1 ? 16 : 1
    let units = (count + unit - 1) / unit
    return (0..<pieces).map { index in
      let start = index * units / pieces * unit
      let end = Swift.min(count, (index + 1) * units / pieces * unit)
      var piece = self
      unsafe make(&piece.step, start, end - start)
      return piece
    }
  }

  private func elements(_ grain: Grain) -> [Step] {
    let kind = unsafe Int(step.kind)
    return unsafe cut(step.count, size: 1, grain) { piece, start, length in
      unsafe piece.count = length
      unsafe piece.y += start
      switch kind {
      case CK_STEP_FILL: break
      case CK_STEP_BINARY:
        unsafe piece.a += start * piece.a_step
        unsafe piece.b += start * piece.b_step
      case CK_STEP_CHAIN:
        unsafe piece.a += start
        unsafe ck_stages_move(&piece.stages, start, start)
      default: unsafe piece.a += start
      }
    }
  }

  /// By rows, of which each leaves `width` elements.
  private func rows(_ width: Int, _ grain: Grain) -> [Step] {
    let isBinary = unsafe Int(step.kind) == CK_STEP_BINARY
    let isChain = unsafe Int(step.kind) == CK_STEP_CHAIN
    return unsafe cut(step.rows, size: step.count, grain) { piece, start, length in
      unsafe piece.rows = length
      unsafe piece.y += start * width
      unsafe piece.a += start * (isBinary ? piece.a_row : piece.count)
      if isBinary { unsafe piece.b += start * piece.b_row }
      if isChain { unsafe ck_stages_move(&piece.stages, start * width, 0) }
    }
  }

  /// Sums of columns by their matrices.
  private func matrices(_ grain: Grain) -> [Step] {
    let size = unsafe step.rows * step.count
    return unsafe cut(step.outer, size: size, grain) { piece, start, length in
      unsafe piece.outer = length
      unsafe piece.y += start * piece.count
      unsafe piece.columns.x += start * size
    }
  }

  /// Columns by their rows.
  private func columns(_ grain: Grain) -> [Step] {
    unsafe cut(step.rows, size: step.count, grain) { piece, start, length in
      let offset = unsafe start * piece.count
      unsafe piece.rows = length
      unsafe piece.y += offset
      unsafe piece.columns.x += offset
      if let gradient = unsafe piece.columns.gradient {
        unsafe piece.columns.gradient = gradient + offset
      }
    }
  }

  /// Along the first axis of several elements.
  private func strided(_ grain: Grain) -> [Step] {
    let sizes = unsafe [step.sizes.0, step.sizes.1, step.sizes.2, step.sizes.3]
    guard let axis = sizes.firstIndex(where: { $0 > 1 }), axis < 3 else { return [self] }
    let size = sizes[(axis + 1)...].reduce(1, &*)
    return unsafe cut(sizes[axis], size: size, grain) { piece, start, length in
      unsafe piece.y += start * size
      switch axis {
      case 0:
        unsafe piece.a += start * piece.steps.0
        unsafe piece.sizes.0 = length
      case 1:
        unsafe piece.a += start * piece.steps.1
        unsafe piece.sizes.1 = length
      default:
        unsafe piece.a += start * piece.steps.2
        unsafe piece.sizes.2 = length
      }
    }
  }

  /// Patches by the images of a batch.
  private func images(_ grain: Grain) -> [Step] {
    let patches = unsafe step.patches
    func product(_ triple: (Int, Int, Int)) -> Int { triple.0 * triple.1 * triple.2 }
    let image = product(patches.size) * patches.channels
    let rows = product(patches.out) * product(patches.kernel) * patches.part
    let gathers = unsafe Int(step.kind) == CK_STEP_GATHER
    return unsafe cut(patches.batch, size: rows, grain) { piece, start, length in
      unsafe piece.patches.batch = length
      unsafe piece.a += start * (gathers ? image : rows)
      unsafe piece.y += start * (gathers ? rows : image)
      if let gate = unsafe piece.b { unsafe piece.b = gate + start * image }
    }
  }

  /// Slices by the indices that name them.
  private func picks(_ grain: Grain) -> [Step] {
    guard unsafe step.outer == 1, let index = unsafe step.index else { return [self] }
    let size = unsafe Int(step.index_kind) == CK_INDEX_INT64 ? 8 : 4
    return unsafe cut(step.picks, size: step.count, grain) { piece, start, length in
      unsafe piece.picks = length
      unsafe piece.index = index + start * size
      unsafe piece.y += start * piece.count
    }
  }
}

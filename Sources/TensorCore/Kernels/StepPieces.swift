import CKernels

extension Step {
  /// The elements between two looks at the stop flag, as in Steps.c: pieces begin at multiples of it, so
  /// that a kernel is called for the same elements whether a step is cut or not.
  private static let unit = 1 << 18
  /// Into how many pieces a step is cut at most, whatever the number of threads.
  private static let mostPieces = 32

  /// The step cut into steps that do not depend on each other, as one group, where it is long and can be;
  /// else the step itself. Together they write what it writes, to the bit.
  var pieces: [Step] {
    guard unsafe step.group <= 1 else { return [self] }
    let made: [Step] =
      switch unsafe Int(step.kind) {
      case CK_STEP_UNARY, CK_STEP_COPY, CK_STEP_DESCEND, CK_STEP_FILL: elements
      case CK_STEP_BINARY: unsafe step.rows == 1 ? elements : rows(step.count)
      case CK_STEP_SUM_ROWS, CK_STEP_LARGEST_ROWS, CK_STEP_LOG_SUM_EXP: rows(1)
      case CK_STEP_SOFTMAX: unsafe rows(step.count)
      case CK_STEP_SUM_COLUMNS: blocks
      case CK_STEP_STRIDED: strided
      case CK_STEP_GATHER, CK_STEP_SCATTER: images
      case CK_STEP_TAKE: picks
      default: [self]
      }
    guard made.count > 1 else { return [self] }
    return made.map { piece in
      var piece = piece
      unsafe piece.step.group = Int32(made.count)
      return piece
    }
  }

  /// `make` for ranges of `count` things, each a multiple of `unit` long but the last.
  private func cut(
    _ count: Int, unit: Int, _ make: (inout ck_step, _ start: Int, _ length: Int) -> Void
  ) -> [Step] {
    let units = (count + unit - 1) / unit
    guard units > 1 else { return [self] }
    let length = (units + Self.mostPieces - 1) / Self.mostPieces * unit
    return stride(from: 0, to: count, by: length).map { start in
      var piece = self
      unsafe make(&piece.step, start, Swift.min(length, count - start))
      return piece
    }
  }

  private var elements: [Step] {
    let kind = unsafe Int(step.kind)
    return unsafe cut(step.count, unit: Self.unit) { piece, start, length in
      unsafe piece.count = length
      unsafe piece.y += start
      switch kind {
      case CK_STEP_FILL: break
      case CK_STEP_BINARY:
        unsafe piece.a += start * piece.a_step
        unsafe piece.b += start * piece.b_step
      case CK_STEP_DESCEND:
        unsafe piece.a += start
        unsafe piece.b += start
      default: unsafe piece.a += start
      }
    }
  }

  /// By rows, of which each leaves `width` elements.
  private func rows(_ width: Int) -> [Step] {
    let isBinary = unsafe Int(step.kind) == CK_STEP_BINARY
    let unit = unsafe Swift.max(1, Self.unit / Swift.max(1, step.count))
    return unsafe cut(step.rows, unit: unit) { piece, start, length in
      unsafe piece.rows = length
      unsafe piece.y += start * width
      unsafe piece.a += start * (isBinary ? piece.a_row : piece.count)
      if isBinary { unsafe piece.b += start * piece.b_row }
    }
  }

  /// Sums of columns by their blocks.
  private var blocks: [Step] {
    let size = unsafe step.rows * step.count
    return unsafe cut(step.outer, unit: Swift.max(1, Self.unit / Swift.max(1, size))) {
      piece, start, length in
      unsafe piece.outer = length
      unsafe piece.y += start * piece.count
      unsafe piece.a += start * size
    }
  }

  /// Along the first axis of several elements.
  private var strided: [Step] {
    let sizes = unsafe [step.sizes.0, step.sizes.1, step.sizes.2, step.sizes.3]
    guard let axis = sizes.firstIndex(where: { $0 > 1 }), axis < 3 else { return [self] }
    let size = sizes[(axis + 1)...].reduce(1, &*)
    let unit = Swift.max(1, Self.unit / Swift.max(1, size))
    return unsafe cut(sizes[axis], unit: unit) { piece, start, length in
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
  private var images: [Step] {
    let patches = unsafe step.patches
    func product(_ triple: (Int, Int, Int)) -> Int { triple.0 * triple.1 * triple.2 }
    let image = product(patches.size) * patches.channels
    let rows = product(patches.out) * product(patches.kernel) * patches.part
    let gathers = unsafe Int(step.kind) == CK_STEP_GATHER
    let unit = Swift.max(1, Self.unit / Swift.max(1, rows))
    return unsafe cut(patches.batch, unit: unit) { piece, start, length in
      unsafe piece.patches.batch = length
      unsafe piece.a += start * (gathers ? image : rows)
      unsafe piece.y += start * (gathers ? rows : image)
    }
  }

  /// Slices by the indices that name them.
  private var picks: [Step] {
    guard unsafe step.outer == 1, let index = unsafe step.index else { return [self] }
    let size = unsafe Int(step.index_kind) == CK_INDEX_INT64 ? 8 : 4
    let unit = unsafe Swift.max(1, Self.unit / Swift.max(1, step.count))
    return unsafe cut(step.picks, unit: unit) { piece, start, length in
      unsafe piece.picks = length
      unsafe piece.index = index + start * size
      unsafe piece.y += start * piece.count
    }
  }
}

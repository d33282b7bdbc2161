/// Loops over elements: the safe surface over memory that operations call.
///
/// Each checks that its operands have the sizes it is about to read and write; element types are
/// dispatched once a call, outside the loop.
enum Loops {
  /// Copies elements of the same type and number.
  // Not inlined: optimized by Swift 6.3, a throwing function that ends in memmove or memset jumps there
  // without putting the error register back, and its caller sees an error that nobody threw.
  @inline(never)
  static func copy(_ source: Tensor, into output: Tensor) {
    precondition(source.byteCount == output.byteCount, "copy between different sizes")
    if output.byteCount > 0 {
      unsafe output.storage.base.copyMemory(
        from: source.storage.base, byteCount: output.byteCount)
    }
  }

  /// Copies `source`, read from `offset` with `steps`, one for each axis of the output, in elements.
  static func copy(
    _ source: Tensor, offset: Int, steps: [Int], into output: Tensor
  ) throws(TensorError) {
    precondition(source.dtype == output.dtype && steps.count == output.rank)
    if output.count == 0 { return }
    precondition(
      reaches(output.shape, steps, from: offset, within: source.count), "copy outside its source")
    if let step = Step.strided(source, offset: offset, steps: steps, output) {
      return try step.run()
    }
    switch source.dtype.byteCount {
    case 1: try strided(UInt8.self, source, offset, steps, output)
    case 2: try strided(UInt16.self, source, offset, steps, output)
    case 4: try strided(UInt32.self, source, offset, steps, output)
    default: try strided(UInt64.self, source, offset, steps, output)
    }
  }

  /// Writes `source`, row-major, into `output` at `offset` with `steps`, one for each axis of `source`.
  static func scatter(
    _ source: Tensor, offset: Int, steps: [Int], into output: Tensor
  ) throws(TensorError) {
    precondition(source.dtype == output.dtype && steps.count == source.rank)
    if source.count == 0 { return }
    precondition(
      reaches(source.shape, steps, from: offset, within: output.count), "scatter outside its target"
    )
    switch source.dtype.byteCount {
    case 1: try spread(UInt8.self, source, offset, steps, output)
    case 2: try spread(UInt16.self, source, offset, steps, output)
    case 4: try spread(UInt32.self, source, offset, steps, output)
    default: try spread(UInt64.self, source, offset, steps, output)
    }
  }

  /// Sets every element to zero.
  // Not inlined, as `copy`.
  @inline(never)
  static func clear(_ output: Tensor) {
    unsafe output.storage.base.initializeMemory(
      as: UInt8.self, repeating: 0, count: output.byteCount)
  }

  /// Whether all of `shape` under `steps` from `offset` lies in `0 ..< count`.
  private static func reaches(_ shape: [Int], _ steps: [Int], from offset: Int, within count: Int)
    -> Bool
  {
    var low = offset
    var high = offset
    for (size, step) in zip(shape, steps) {
      let reach = (size - 1) * step
      if reach < 0 { low += reach } else { high += reach }
    }
    return low >= 0 && high < count
  }

  private static func strided<T: BitwiseCopyable>(
    _ type: T.Type, _ source: Tensor, _ offset: Int, _ steps: [Int], _ output: Tensor
  ) throws(TensorError) {
    let nest = LoopNest(output.shape, steps: [steps])
    let from = unsafe source.storage.elements(type).baseAddress! + offset
    let to = unsafe output.storage.mutableElements(type).baseAddress!
    let length = nest.rowLength
    let step = nest.rowStep(0)
    try nest.forEachRow { (row, a, _, _) in
      let target = unsafe to + row * length
      let start = unsafe from + a
      if step == 1 {
        unsafe target.update(from: start, count: length)
      } else if step == 0 {
        unsafe target.update(repeating: start.pointee, count: length)
      } else {
        for i in 0..<length { unsafe target[i] = start[i &* step] }
      }
    }
  }

  private static func spread<T: BitwiseCopyable>(
    _ type: T.Type, _ source: Tensor, _ offset: Int, _ steps: [Int], _ output: Tensor
  ) throws(TensorError) {
    let nest = LoopNest(source.shape, steps: [steps])
    let from = unsafe source.storage.elements(type).baseAddress!
    let to = unsafe output.storage.mutableElements(type).baseAddress! + offset
    let length = nest.rowLength
    let step = nest.rowStep(0)
    try nest.forEachRow { (row, a, _, _) in
      let start = unsafe from + row * length
      let target = unsafe to + a
      if step == 1 {
        unsafe target.update(from: start, count: length)
      } else {
        for i in 0..<length { unsafe target[i &* step] = start[i] }
      }
    }
  }
}

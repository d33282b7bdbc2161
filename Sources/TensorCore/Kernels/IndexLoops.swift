extension Loops {
  /// How one index array picks slices of an axis: `[outer, length, inner]`, or per element.
  ///
  /// `output[o, j, i] = x[o, indices[j], i]`. Indices from the end are negative; one outside
  /// `-length ..< length` throws.
  static func take(_ x: Tensor, _ indices: Tensor, _ view: AxisView, into output: Tensor)
    throws(TensorError)
  {
    let picks = try positions(indices, size: view.length)
    precondition(
      x.count == view.outer * view.length * view.inner && x.dtype == output.dtype
        && output.count == view.outer * picks.count * view.inner, "take operands differ")
    let size = x.dtype.byteCount * view.inner
    for o in 0..<view.outer {
      try Interrupt.check()
      for (j, pick) in picks.enumerated() {
        unsafe (output.storage.base + (o * picks.count + j) * size).copyMemory(
          from: x.storage.base + (o * view.length + pick) * size, byteCount: size)
      }
    }
  }

  /// `output[o, j, i] = x[o, indices[o, j, i], i]`; `indices` has the output's shape.
  static func takeAlongAxis(_ x: Tensor, _ indices: Tensor, _ view: AxisView, into output: Tensor)
    throws(TensorError)
  {
    let picks = try positions(indices, size: view.length)
    precondition(picks.count == output.count && x.dtype == output.dtype, "take operands differ")
    switch x.dtype.byteCount {
    case 1: pick(UInt8.self, x, picks, view, output)
    case 2: pick(UInt16.self, x, picks, view, output)
    case 4: pick(UInt32.self, x, picks, view, output)
    default: pick(UInt64.self, x, picks, view, output)
    }
  }

  private static func pick<T: BitwiseCopyable>(
    _ type: T.Type, _ x: Tensor, _ picks: [Int], _ view: AxisView, _ output: Tensor
  ) {
    let from = unsafe x.storage.elements(type)
    let to = unsafe output.storage.mutableElements(type)
    let rows = Swift.max(1, picks.count / Swift.max(1, view.outer * view.inner))
    for (position, pick) in picks.enumerated() {
      let inner = position % view.inner
      let outer = position / (rows * view.inner)
      unsafe to[position] = from[(outer * view.length + pick) * view.inner + inner]
    }
  }

  /// How a scattered element meets the one that stands there.
  enum Update: Sendable {
    case assign, add, multiply, maximum, minimum
  }

  /// Combines `updates` into `output`: `updates[o, j, i]` into `output[o, indices[j], i]`, in order.
  static func put(
    _ updates: Tensor, _ indices: Tensor, _ view: AxisView, _ update: Update, into output: Tensor
  ) throws(TensorError) {
    let picks = try positions(indices, size: view.length)
    precondition(
      updates.dtype == output.dtype && updates.count == view.outer * picks.count * view.inner
        && output.count == view.outer * view.length * view.inner, "scatter operands differ")
    var targets: [Int] = []
    targets.reserveCapacity(view.outer * picks.count)
    for o in 0..<view.outer {
      for pick in picks { targets.append((o * view.length + pick) * view.inner) }
    }
    try combine(updates, targets, run: view.inner, update, into: output)
  }

  /// Combines `updates[o, j, i]` into `output[o, indices[o, j, i], i]`, in order.
  static func putAlongAxis(
    _ updates: Tensor, _ indices: Tensor, _ view: AxisView, _ update: Update, into output: Tensor
  ) throws(TensorError) {
    let picks = try positions(indices, size: view.length)
    precondition(picks.count == updates.count, "scatter operands differ")
    let rows = Swift.max(1, picks.count / Swift.max(1, view.outer * view.inner))
    let targets = picks.enumerated().map { (position, pick) in
      (position / (rows * view.inner) * view.length + pick) * view.inner + position % view.inner
    }
    try combine(updates, targets, run: 1, update, into: output)
  }

  /// Combines runs of `run` consecutive elements of `updates` into `output` at `targets`, in order.
  static func combine(
    _ updates: Tensor, _ targets: [Int], run: Int, _ update: Update, into output: Tensor
  ) throws(TensorError) {
    precondition(updates.dtype == output.dtype && updates.count == targets.count * run)
    if update == .assign {
      let size = updates.dtype.byteCount * run
      for (index, target) in targets.enumerated() {
        unsafe (output.storage.base + target * updates.dtype.byteCount).copyMemory(
          from: updates.storage.base + index * size, byteCount: size)
      }
      return
    }
    switch output.dtype {
    case .float32: combine(Float.self, updates, targets, run, update, output)
    case .float64: combine(Double.self, updates, targets, run, update, output)
    case .float16, .bfloat16:
      let wide = try Tensor(uninitialized: output.shape, .float32)
      let wideUpdates = try Tensor(uninitialized: updates.shape, .float32)
      try cast(output, into: wide)
      try cast(updates, into: wideUpdates)
      try combine(wideUpdates, targets, run: run, update, into: wide)
      try cast(wide, into: output)
    case .int8: combine(Int8.self, updates, targets, run, update, output)
    case .int16: combine(Int16.self, updates, targets, run, update, output)
    case .int32: combine(Int32.self, updates, targets, run, update, output)
    case .int64: combine(Int64.self, updates, targets, run, update, output)
    case .uint8: combine(UInt8.self, updates, targets, run, update, output)
    case .uint16: combine(UInt16.self, updates, targets, run, update, output)
    case .uint32: combine(UInt32.self, updates, targets, run, update, output)
    case .uint64: combine(UInt64.self, updates, targets, run, update, output)
    case .complex64: combine(Complex64.self, updates, targets, run, update, output)
    case .bool:
      combine(
        UInt8.self, updates, targets, run,
        update == .add || update == .maximum ? .maximum : .minimum, output)
    }
  }

  private static func combine<T: Element>(
    _ type: T.Type, _ updates: Tensor, _ targets: [Int], _ run: Int, _ update: Update,
    _ output: Tensor
  ) {
    let from = unsafe updates.storage.elements(type)
    let to = unsafe output.storage.mutableElements(type)
    for (index, target) in targets.enumerated() {
      for i in 0..<run {
        let (old, new) = unsafe (to[target + i], from[index * run + i])
        let value =
          switch update {
          case .assign: new
          case .add: T.add(old, new)
          case .multiply: T.multiply(old, new)
          case .maximum: T.maximum(old, new)
          case .minimum: T.minimum(old, new)
          }
        unsafe to[target + i] = value
      }
    }
  }

  /// The elements of an integer tensor as positions in an axis of `size`, negative ones from the end.
  static func positions(_ indices: Tensor, size: Int) throws(TensorError) -> [Int] {
    var found = integers(indices)
    for position in found.indices {
      let index = found[position]
      let positive = index < 0 ? index &+ size : index
      guard positive >= 0 && positive < size else { throw .index(index, axis: 0, size: size) }
      found[position] = positive
    }
    return found
  }
}

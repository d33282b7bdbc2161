import CKernels

/// How a convolution's kernel moves over an input of up to three spatial axes, channels last.
struct PatchGeometry: Sendable, Equatable {
  /// Sizes of the input's three spatial axes; missing leading ones are 1.
  var size: [Int]
  var kernel: [Int]
  var stride: [Int]
  var dilation: [Int]
  /// Zeros before and after each axis.
  var padding: [(low: Int, high: Int)]

  static func == (one: PatchGeometry, other: PatchGeometry) -> Bool {
    one.size == other.size && one.kernel == other.kernel && one.stride == other.stride
      && one.dilation == other.dilation
      && one.padding.elementsEqual(other.padding) { $0.low == $1.low && $0.high == $1.high }
  }

  /// The number of places along each axis.
  var out: [Int] {
    (0..<3).map { axis in
      let reach = dilation[axis] * (kernel[axis] - 1) + 1
      let room = size[axis] + padding[axis].low + padding[axis].high - reach
      return room < 0 ? 0 : room / stride[axis] + 1
    }
  }
}

extension Step {
  /// The patches of `x`, `[batch, size…, channels]`, as rows, or their sum back into such an array, which
  /// becomes 0 where `gate` is not above 0.
  static func patches(
    _ geometry: PatchGeometry, batch: Int, channels: Int, first: Int, part: Int, gather: Bool,
    _ x: Tensor, gate: Tensor? = nil, _ output: Tensor
  ) -> Step {
    func triple(_ values: [Int]) -> (Int, Int, Int) { (values[0], values[1], values[2]) }
    let image = batch * geometry.size.reduce(1, *) * channels
    let rows =
      batch * geometry.out.reduce(1, *) * geometry.kernel.reduce(1, *) * part
    precondition(
      x.dtype == .float32 && output.dtype == .float32 && first + part <= channels
        && x.count == (gather ? image : rows) && output.count == (gather ? rows : image),
      "patches of another size")
    precondition(
      gate.map { !gather && $0.count == image && $0.dtype == .float32 } ?? true,
      "a gate of another size")
    var made = Step(
      patches: ck_patches(
        batch: batch, channels: channels, size: triple(geometry.size), out: triple(geometry.out),
        kernel: triple(geometry.kernel), stride: triple(geometry.stride),
        dilation: triple(geometry.dilation), padding: triple(geometry.padding.map(\.low)),
        first: first, part: part), gather: gather, x, output)
    unsafe made.step.b = gate.map { unsafe floats($0) }
    return made
  }
}

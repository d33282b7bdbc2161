extension Tensor {
  /// The convolution of MLX: a correlation of `[batch, spatial…, channels]` with a weight
  /// `[outputs, kernel…, channels / groups]`, over one to three spatial axes.
  ///
  /// - Parameters: one number for each spatial axis, or one for all.
  ///   - padding: zeros before and after each axis; where negative, that many elements are left out.
  ///   - inputDilation: the distance of the input's elements, zeros between them; with `flip` and
  ///     the right padding this is a transposed convolution.
  ///   - flip: whether the kernel is reversed first.
  public func convolved(
    _ weight: Tensor, stride: [Int] = [1], padding: [(low: Int, high: Int)] = [(0, 0)],
    dilation: [Int] = [1], inputDilation: [Int] = [1], groups: Int = 1, flip: Bool = false
  ) throws(TensorError) -> Tensor {
    let axes = rank - 2
    try checkConvolution(weight, groups: groups)
    let dtype = self.dtype.promoted(with: weight.dtype)
    let channels = shape[rank - 1]
    let stride = try Tensor.spread(stride, axes, least: 1, "Stride sizes", "strides")
    let dilation = try Tensor.spread(
      dilation, axes, least: 1, "Kernel dilation sizes", "kernel dilation")
    let inputDilation = try Tensor.spread(
      inputDilation, axes, least: 1, "Input dilation sizes", "input dilation")
    var padding = try Tensor.padding(padding, axes)
    var x = try asType(.float32).cropped(&padding)
    var kernel = try weight.asType(.float32)
    if flip { kernel = try kernel.reversed(Array(1...axes)) }
    x = try x.dilated(inputDilation)
    let geometry = PatchGeometry(
      size: Tensor.three(Array(x.shape[1...axes])),
      kernel: Tensor.three(Array(kernel.shape[1...axes])),
      stride: Tensor.three(stride), dilation: Tensor.three(dilation),
      padding: Array(repeating: (0, 0), count: 3 - axes) + padding)
    try geometry.check(x.shape, weight.shape)
    var parts: [Tensor] = []
    let part = channels / groups
    let outputs = weight.shape[0] / groups
    for group in 0..<groups {
      let rows = try Patches(
        geometry: geometry, batch: shape[0], channels: channels, first: group * part, part: part)(
          [x])
      let filters = try kernel.sliced(
        [AxisSlice(start: group * outputs, step: 1, count: outputs)]
          + kernel.shape.dropFirst().map { AxisSlice(start: 0, step: 1, count: $0) }
      ).reshaped([outputs, rows.shape[1]])
      parts.append(
        try rows.matmul(filters, transposingLeft: false, transposingRight: true))
    }
    let spatial = Array(geometry.out.suffix(axes))
    return try Tensor.concatenate(parts, axis: 1)
      .reshaped([shape[0]] + spatial + [weight.shape[0]]).asType(dtype)
  }

  /// Throws where input, weight and groups do not go together.
  private func checkConvolution(_ weight: Tensor, groups: Int) throws(TensorError) {
    func refusal(_ text: String) -> TensorError { .argument(operation: "conv", text) }
    let dtype = self.dtype.promoted(with: weight.dtype)
    guard dtype.isFloating else {
      throw refusal(
        "Invalid input array with type \(dtype.name). Convolution currently only supports floating "
          + "point types")
    }
    guard dtype != .float64 else {
      throw refusal("Only float16, bfloat16 and float32 are convolved.")
    }
    guard (3...5).contains(rank) else {
      throw refusal(
        "Inputs of shape \(shapeText(shape)) and weights of shape \(shapeText(weight.shape)) "
          + "do not go together: one to three spatial dimensions are supported.")
    }
    guard weight.rank == rank else {
      throw refusal(
        "Invalid weight array with \(weight.rank) dimensions for \(rank - 2)D convolution. Expected "
          + "an array with \(rank) dimensions following the format [C_out, ..., C_in].")
    }
    guard groups > 0, shape[rank - 1] % groups == 0 else {
      throw refusal(
        "The input channels must be divisible by the number of groups. Got input with shape "
          + "\(shapeText(shape)) and \(groups) groups.")
    }
    guard weight.shape[0] % groups == 0 else {
      throw refusal(
        "If groups > 1, the output channels must be divisible by the number of groups. Got "
          + "\(weight.shape[0]) output channels and \(groups) groups.")
    }
    guard weight.shape[rank - 1] == shape[rank - 1] / groups else {
      throw refusal(
        "Expect the input channels in the input and weight array to match but got shapes - input: "
          + "\(shapeText(shape)) and weight: \(shapeText(weight.shape))")
    }
  }

  /// Without the elements that negative padding leaves out; that padding becomes 0.
  private func cropped(_ padding: inout [(low: Int, high: Int)]) throws(TensorError) -> Tensor {
    var slices = shape.map { AxisSlice(start: 0, step: 1, count: $0) }
    for (index, width) in padding.enumerated() {
      let size = shape[index + 1]
      let start = Swift.min(size, Swift.max(0, -width.low))
      let count = Swift.max(0, size - start - Swift.max(0, -width.high))
      slices[index + 1] = AxisSlice(start: count == 0 ? 0 : start, step: 1, count: count)
      padding[index] = (Swift.max(0, width.low), Swift.max(0, width.high))
    }
    return try sliced(slices)
  }

  /// The gradient of a convolution in its input, as an operation of its own: MLX's
  /// `conv_transpose`, of `[batch, spatial…, channels]` with `[outputs, kernel…, channels / groups]`.
  public func transposeConvolved(
    _ weight: Tensor, stride: [Int] = [1], padding: [Int] = [0], dilation: [Int] = [1],
    outputPadding: [Int] = [0], groups: Int = 1
  ) throws(TensorError) -> Tensor {
    let axes = rank - 2
    guard (1...3).contains(axes), weight.rank == rank else {
      throw .argument(operation: "conv_transpose", "One to three spatial dimensions are supported.")
    }
    let padding = try Tensor.spread(padding, axes, least: 1 - 1 << 31, "Padding sizes", "padding")
    let extra = try Tensor.spread(
      outputPadding, axes, least: 1 - 1 << 31, "Output padding sizes", "output padding")
    let dilation = try Tensor.spread(
      dilation, axes, least: 1, "Kernel dilation sizes", "kernel dilation")
    var around: [(low: Int, high: Int)] = []
    for axis in 0..<axes {
      let reach = dilation[axis] * (weight.shape[axis + 1] - 1)
      around.append((reach - padding[axis], reach - padding[axis] + extra[axis]))
    }
    return try convolved(
      weight, padding: around, dilation: dilation, inputDilation: stride, groups: groups,
      flip: true)
  }

  /// With zeros between the elements of the spatial axes.
  private func dilated(_ dilation: [Int]) throws(TensorError) -> Tensor {
    if dilation.allSatisfy({ $0 == 1 }) || count == 0 { return self }
    var target = shape
    var slices = shape.map { AxisSlice(start: 0, step: 1, count: $0) }
    for (index, step) in dilation.enumerated() {
      let size = shape[index + 1]
      let wide = (size - 1).multipliedReportingOverflow(by: step)
      if wide.overflow || wide.partialValue == .max { throw .shapeOverflow(shape) }
      target[index + 1] = wide.partialValue + 1
      slices[index + 1] = AxisSlice(start: 0, step: size == 1 ? 1 : step, count: size)
    }
    return try SliceUpdate(slices: slices).onZeros(self, shape: target)
  }

  /// With the elements of `axes` in reverse order.
  func reversed(_ axes: [Int]) throws(TensorError) -> Tensor {
    try sliced(
      shape.enumerated().map { axis, size in
        axes.contains(axis) && size > 1
          ? AxisSlice(start: size - 1, step: -1, count: size)
          : AxisSlice(start: 0, step: 1, count: size)
      })
  }

  /// One number for each of `axes`, from 1 or as many.
  private static func spread(
    _ values: [Int], _ axes: Int, least: Int, _ what: String, _ name: String
  ) throws(TensorError) -> [Int] {
    guard values.count == axes || values.count == 1, values.allSatisfy({ $0 < 1 << 31 }) else {
      throw .argument(operation: "conv", "Invalid \(name) for \(axes) spatial dimensions.")
    }
    guard values.allSatisfy({ $0 >= least }) else {
      let all = values.count == axes ? values : Array(repeating: values[0], count: axes)
      throw .argument(
        operation: "conv", "\(what) must be positive. Got \(name) \(shapeText(all)).")
    }
    return values.count == axes ? values : Array(repeating: values[0], count: axes)
  }

  private static func three(_ values: [Int]) -> [Int] {
    Array(repeating: 1, count: 3 - values.count) + values
  }

  private static func padding(_ values: [(low: Int, high: Int)], _ axes: Int) throws(TensorError)
    -> [(low: Int, high: Int)]
  {
    let bounds = -(1 << 31)..<1 << 31
    guard values.count == axes || values.count == 1,
      values.allSatisfy({ bounds.contains($0.low) && bounds.contains($0.high) })
    else {
      throw .argument(operation: "conv", "Invalid padding for \(axes) spatial dimensions.")
    }
    return values.count == axes ? values : Array(repeating: values[0], count: axes)
  }
}

extension PatchGeometry {
  /// Throws where the kernel is larger than the padded input.
  fileprivate func check(_ input: [Int], _ weight: [Int]) throws(TensorError) {
    for axis in 0..<3 {
      let reach = (kernel[axis] - 1).multipliedReportingOverflow(by: dilation[axis])
      if kernel[axis] < 1 || reach.overflow
        || reach.partialValue >= size[axis] + padding[axis].low + padding[axis].high
      {
        let skipped = 5 - input.count
        let widths = padding.dropFirst(skipped)
        throw .argument(
          operation: "conv",
          "Spatial dimensions of input after padding cannot be smaller than weight spatial "
            + "dimensions. Got error at axis \(axis - skipped + 1) for input with shape "
            + "\(shapeText(input)), padding low \(shapeText(widths.map(\.low))), padding high "
            + "\(shapeText(widths.map(\.high))), and weight of shape \(shapeText(weight)).")
      }
    }
  }
}

/// What the kernel of a convolution sees at each place, as the rows of a matrix
/// `[batch · places, positions · part]`; linear, with `PatchSum` as its adjoint.
struct Patches: Operation {
  let geometry: PatchGeometry
  let batch: Int
  let channels: Int
  let first: Int
  let part: Int
  var name: String { "patches" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType {
    let rows = try Shape.count([batch] + geometry.out)
    let columns = try Shape.count(geometry.kernel + [part])
    return ResultType([rows, columns], .float32)
  }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    try step(inputs[0], output).run()
  }

  func steps(_ inputs: [Tensor], into output: Tensor, scratch: Storage?) -> [Step]? {
    [step(inputs[0], output)]
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [try PatchSum(patches: self, shape: point.inputs[0].shape)([gradient])]
  }

  private func step(_ x: Tensor, _ output: Tensor) -> Step {
    Step.patches(
      geometry, batch: batch, channels: channels, first: first, part: part, gather: true, x, output)
  }
}

/// Rows of patches added up where they were taken from: the adjoint of `Patches`.
struct PatchSum: Operation {
  let patches: Patches
  let shape: [Int]
  var name: String { "patch_sum" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType { ResultType(shape, .float32) }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    try step(inputs[0], output).run()
  }

  func steps(_ inputs: [Tensor], into output: Tensor, scratch: Storage?) -> [Step]? {
    [step(inputs[0], output)]
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [try patches([gradient])]
  }

  /// With what is not above 0 in `gate` set to 0.
  func step(_ x: Tensor, gate: Tensor? = nil, _ output: Tensor) -> Step {
    Step.patches(
      patches.geometry, batch: patches.batch, channels: patches.channels, first: patches.first,
      part: patches.part, gather: false, x, gate: gate, output)
  }
}

extension Tensor {
  /// The convolution of MLX: a correlation of `[batch, spatial…, channels]` with a weight
  /// `[outputs, kernel…, channels / groups]`, over one to three spatial axes.
  ///
  /// - Parameters: one number for each spatial axis, or one for all.
  ///   - padding: zeros before and after each axis.
  ///   - inputDilation: the distance of the input's elements, zeros between them; with `flip` and
  ///     the right padding this is a transposed convolution.
  ///   - flip: whether the kernel is reversed first.
  public func convolved(
    _ weight: Tensor, stride: [Int] = [1], padding: [(low: Int, high: Int)] = [(0, 0)],
    dilation: [Int] = [1], inputDilation: [Int] = [1], groups: Int = 1, flip: Bool = false
  ) throws(TensorError) -> Tensor {
    let axes = rank - 2
    guard (1...3).contains(axes), weight.rank == rank else {
      throw .argument(
        operation: "conv",
        "Inputs of shape \(shapeText(shape)) and weights of shape \(shapeText(weight.shape)) "
          + "do not go together: one to three spatial dimensions are supported.")
    }
    let channels = shape[rank - 1]
    guard groups > 0, channels % groups == 0, weight.shape[0] % groups == 0,
      weight.shape[rank - 1] == channels / groups
    else {
      throw .argument(
        operation: "conv",
        "Expect the input channels in the input and weight array to match but got shapes - input: "
          + "\(shapeText(shape)) and weight: \(shapeText(weight.shape))")
    }
    let dtype = self.dtype.promoted(with: weight.dtype)
    guard dtype == .float32 || dtype == .float16 || dtype == .bfloat16 else {
      throw .argument(operation: "conv", "Only float16, bfloat16 and float32 are convolved.")
    }
    var x = try asType(.float32)
    var kernel = try weight.asType(.float32)
    if flip { kernel = try kernel.reversed(Array(1...axes)) }
    x = try x.dilated(try Tensor.spread(inputDilation, axes, least: 1))
    let geometry = PatchGeometry(
      size: Tensor.three(Array(x.shape[1...axes])),
      kernel: Tensor.three(Array(kernel.shape[1...axes])),
      stride: Tensor.three(try Tensor.spread(stride, axes, least: 1)),
      dilation: Tensor.three(try Tensor.spread(dilation, axes, least: 1)),
      padding: try Tensor.padding(padding, axes))
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
    let padding = try Tensor.spread(padding, axes, least: 0)
    let extra = try Tensor.spread(outputPadding, axes, least: 0)
    let dilation = try Tensor.spread(dilation, axes, least: 1)
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
  private static func spread(_ values: [Int], _ axes: Int, least: Int) throws(TensorError) -> [Int]
  {
    guard values.count == axes || values.count == 1,
      values.allSatisfy({ $0 >= least && $0 < 1 << 31 })
    else {
      throw .argument(
        operation: "conv", "Invalid stride, padding or dilation for \(axes) spatial dimensions.")
    }
    return values.count == axes ? values : Array(repeating: values[0], count: axes)
  }

  private static func three(_ values: [Int]) -> [Int] {
    Array(repeating: 1, count: 3 - values.count) + values
  }

  private static func padding(_ values: [(low: Int, high: Int)], _ axes: Int) throws(TensorError)
    -> [(low: Int, high: Int)]
  {
    // Negative padding, which a transposed convolution may ask for, is not read by the kernel.
    guard values.count == axes || values.count == 1,
      values.allSatisfy({ (0..<1 << 31).contains($0.low) && (0..<1 << 31).contains($0.high) })
    else {
      throw .argument(operation: "conv", "Invalid padding for \(axes) spatial dimensions.")
    }
    let own = values.count == axes ? values : Array(repeating: values[0], count: axes)
    return Array(repeating: (0, 0), count: 3 - axes) + own
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
        throw .argument(
          operation: "conv",
          "Spatial dimensions of input after padding cannot be smaller than weight spatial "
            + "dimensions. Got error at axis \(axis) for input with shape \(shapeText(input)), and "
            + "weight of shape \(shapeText(weight)).")
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

  private func step(_ x: Tensor, _ output: Tensor) -> Step {
    Step.patches(
      patches.geometry, batch: patches.batch, channels: patches.channels, first: patches.first,
      part: patches.part, gather: false, x, output)
  }
}

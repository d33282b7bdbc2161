import TensorCore
import Testing

/// Convolutions against their definition, a sum over positions, in double precision.
struct ConvolutionTests {
  struct Form: Sendable, CustomTestStringConvertible {
    var batch: Int
    var size: [Int]
    var channels: Int
    var outputs: Int
    var kernel: [Int]
    var stride = 1
    var padding = 0
    var dilation = 1
    var groups = 1

    var testDescription: String {
      "\(batch)×\(size)×\(channels) by \(outputs)×\(kernel), stride \(stride), padding \(padding), "
        + "dilation \(dilation), groups \(groups)"
    }

    var input: [Int] { [batch] + size + [channels] }
    var weight: [Int] { [outputs] + kernel + [channels / groups] }

    func convolved(_ inputs: [Tensor]) throws -> Tensor {
      try inputs[0].convolved(
        inputs[1], stride: [stride], padding: [(padding, padding)], dilation: [dilation],
        groups: groups)
    }
  }

  static let forms = [
    Form(batch: 1, size: [5], channels: 1, outputs: 1, kernel: [3]),
    Form(batch: 2, size: [9], channels: 3, outputs: 4, kernel: [4], stride: 2, padding: 3),
    Form(batch: 1, size: [4, 4], channels: 1, outputs: 5, kernel: [3, 3], padding: 1),
    Form(batch: 3, size: [7, 6], channels: 17, outputs: 9, kernel: [3, 3], stride: 2, padding: 1),
    Form(batch: 2, size: [6, 7], channels: 16, outputs: 33, kernel: [3, 2], padding: 1),
    Form(
      batch: 2, size: [9, 8], channels: 4, outputs: 6, kernel: [3, 3], padding: 2, dilation: 2),
    Form(batch: 2, size: [9, 9], channels: 6, outputs: 4, kernel: [2, 3], stride: 3, groups: 2),
    Form(
      batch: 1, size: [5, 5], channels: 8, outputs: 8, kernel: [3, 3], stride: 2, padding: 2,
      dilation: 3, groups: 4),
    Form(batch: 2, size: [3, 4, 5], channels: 2, outputs: 3, kernel: [2, 3, 2], padding: 1),
    Form(batch: 0, size: [4, 4], channels: 2, outputs: 3, kernel: [3, 3]),
    // A kernel that reaches beyond both ends, and places wholly outside.
    Form(batch: 1, size: [2, 2], channels: 3, outputs: 2, kernel: [5, 5], padding: 4),
    Form(batch: 1, size: [1, 1], channels: 32, outputs: 7, kernel: [1, 1], stride: 2, padding: 3),
    Form(
      batch: 12, size: [14, 14], channels: 64, outputs: 64, kernel: [3, 3], stride: 2, padding: 1),
  ]

  /// Calls `body` with the places in input, weight and output that meet, all row-major.
  private static func meetings(_ form: Form, _ body: (Int, Int, Int) -> Void) {
    let lead = Array(repeating: 1, count: 3 - form.size.count)
    let (size, kernel) = (lead + form.size, lead + form.kernel)
    let isReal = lead.map { _ in false } + form.size.map { _ in true }
    let (stride, padding, dilation) = (
      isReal.map { $0 ? form.stride : 1 }, isReal.map { $0 ? form.padding : 0 },
      isReal.map { $0 ? form.dilation : 1 }
    )
    var out: [Int] = []
    for axis in 0..<3 {
      let reach: Int = dilation[axis] * (kernel[axis] - 1) + 1
      let room: Int = size[axis] + 2 * padding[axis] - reach
      out.append(room / stride[axis] + 1)
    }
    let part = form.channels / form.groups
    func grid(_ sizes: [Int], _ body: ([Int], Int) -> Void) {
      var index = 0
      for i in 0..<sizes[0] {
        for j in 0..<sizes[1] {
          for k in 0..<sizes[2] {
            body([i, j, k], index)
            index += 1
          }
        }
      }
    }
    for image in 0..<form.batch {
      grid(out) { place, placeIndex in
        grid(kernel) { position, positionIndex in
          var pixel: Int = image
          for axis in 0..<3 {
            let start: Int = place[axis] * stride[axis] - padding[axis]
            let at: Int = start + position[axis] * dilation[axis]
            guard at >= 0, at < size[axis] else { return }
            pixel = pixel * size[axis] + at
          }
          for output in 0..<form.outputs {
            let group = output / (form.outputs / form.groups)
            for channel in 0..<part {
              body(
                pixel * form.channels + group * part + channel,
                (output * kernel.reduce(1, *) + positionIndex) * part + channel,
                (image * out.reduce(1, *) + placeIndex) * form.outputs + output)
            }
          }
        }
      }
    }
  }

  private static func drawn(_ form: Form) throws -> [Tensor] {
    let keys = try RandomKey(seed: 11).split(3)
    let inputs = [try keys[0].normal(form.input), try keys[1].normal(form.weight)]
    return inputs + [try keys[2].normal(form.convolved(inputs).shape)]
  }

  private static func expectClose(_ found: Tensor, _ right: [Double], _ what: String) throws {
    let values = try found.asType(.float32).floats()
    #expect(values.count == right.count)
    let scale = right.map(abs).max() ?? 0
    for (value, number) in zip(values, right) where abs(Double(value) - number) > 1e-5 * scale {
      Issue.record("\(what): \(value) for \(number)")
      return
    }
  }

  @Test(arguments: forms)
  func `values and gradients are those of the definition`(form: Form) throws {
    let inputs = try Self.drawn(form)
    let (x, w, g) = (
      try inputs[0].floats().map(Double.init), try inputs[1].floats().map(Double.init),
      try inputs[2].floats().map(Double.init)
    )
    var y = Array(repeating: 0.0, count: g.count)
    var (dx, dw) = (Array(repeating: 0.0, count: x.count), Array(repeating: 0.0, count: w.count))
    Self.meetings(form) { pixel, weight, place in
      y[place] += x[pixel] * w[weight]
      dx[pixel] += g[place] * w[weight]
      dw[weight] += g[place] * x[pixel]
    }
    let found = try vectorJacobianProduct(
      of: { [try form.convolved($0)] }, at: Array(inputs[..<2]), cotangents: [inputs[2]])
    try Self.expectClose(found.values[0], y, "value")
    try Self.expectClose(found.gradients[0], dx, "gradient of the input")
    try Self.expectClose(found.gradients[1], dw, "gradient of the weight")
  }

  @Test(arguments: forms, [1, 2, 4])
  func `replays two layers and their gradients to the bit`(form: Form, threads: Int) throws {
    let before = Workers.defaultThreads
    defer { Workers.defaultThreads = before }
    let inputs = try Self.drawn(form)
    let function: CapturedFunction.Function = { inputs in
      let bias = try inputs[2].sum(axes: Array(0..<(inputs[2].rank - 1)))
      // The gate of the first ReLU follows the second layer's sum of patches.
      let (value, gradients) = try valueAndGradient(
        of: { parts in
          let hidden = try (parts[0] * 0.5).relu()
          let y = try form.convolved([hidden, parts[1]]) + parts[2]
          return try (y.relu() * inputs[2]).sum()
        }, at: [inputs[0], inputs[1], bias])
      let stepped = try inputs[1] - gradients[1] * 0.1
      return [value] + gradients + [stepped]
    }
    Workers.defaultThreads = 1
    let eager = try function(inputs).map { try $0.bytes() }
    Workers.defaultThreads = threads
    let captured = CapturedFunction(function)
    for _ in 0..<3 { #expect(try captured(inputs).map { try $0.bytes() } == eager) }
    if form.groups == 1 { #expect(captured.planTexts[0].contains("patch_sum+gate")) }
  }
}

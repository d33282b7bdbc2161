import MetaScript
import TensorCore

/// Convolutions over one to three spatial axes.
enum ConvolutionRows {
  static let functions: [Builtin] =
    (1...3).flatMap { [convolution(axes: $0), transposed(axes: $0)] } + [
      Builtin(
        "conv_general(input, weight, /, stride=1, padding=0, kernel_dilation=1, input_dilation=1, "
          + "groups=1, flip=False)", does: "A convolution with all its options."
      ) { call throws(Raised) in
        let (x, weight) = (try call.array(0), try call.array(1))
        let (stride, padding) = (try sizes(call, 2, 1), try paddings(call))
        let (dilation, input) = (try sizes(call, 4, 1), try sizes(call, 5, 1))
        let (groups, flip) = (try call.int(6, or: 1), try call.bool(7))
        return try call.machine.array {
          try x.convolved(
            weight, stride: stride, padding: padding, dilation: dilation, inputDilation: input,
            groups: groups, flip: flip)
        }
      },
      Builtin("convolve(a, v, /, mode='full')", does: "The convolution of two vectors.") {
        call throws(Raised) in
        let (a, v) = (try call.array(0), try call.array(1))
        let mode = call[2].isUndefined ? "full" : try call.text(2).text
        return try call.machine.array { try a.convolved(withVector: v, mode: mode) }
      },
    ]

  private static func sizes(_ call: Call, _ index: Int, _ omitted: Int) throws(Raised) -> [Int] {
    call[index].isUndefined ? [omitted] : try call.shape(index)
  }

  /// `padding`: one number, one for each axis, or those before and those after.
  private static func paddings(_ call: Call) throws(Raised) -> [(low: Int, high: Int)] {
    if let pair = TupleRef(call[3]), pair.count == 2, !pair[0].isInt {
      let low = try call.machine.integers(pair[0])
      let high = try call.machine.integers(pair[1])
      guard low.count == high.count else { throw call.incompatible() }
      return zip(low, high).map { ($0, $1) }
    }
    return try sizes(call, 3, 0).map { ($0, $0) }
  }

  private static func convolution(axes: Int) -> Builtin {
    Builtin(
      "conv\(axes)d(input, weight, /, stride=1, padding=0, dilation=1, groups=1)",
      does: "A convolution over \(axes) spatial axes."
    ) { call throws(Raised) in
      let (x, weight) = (try call.array(0), try call.array(1))
      try check(x, axes, call)
      let stride = try sizes(call, 2, 1)
      let padding = try sizes(call, 3, 0).map { (low: $0, high: $0) }
      let (dilation, groups) = (try sizes(call, 4, 1), try call.int(5, or: 1))
      return try call.machine.array {
        try x.convolved(
          weight, stride: stride, padding: padding, dilation: dilation, groups: groups)
      }
    }
  }

  private static func transposed(axes: Int) -> Builtin {
    Builtin(
      "conv_transpose\(axes)d(input, weight, /, stride=1, padding=0, dilation=1, "
        + "output_padding=0, groups=1)", does: "A transposed convolution."
    ) { call throws(Raised) in
      let (x, weight) = (try call.array(0), try call.array(1))
      try check(x, axes, call)
      let (stride, padding) = (try sizes(call, 2, 1), try sizes(call, 3, 0))
      let (dilation, extra) = (try sizes(call, 4, 1), try sizes(call, 5, 0))
      let groups = try call.int(6, or: 1)
      return try call.machine.array {
        try x.transposeConvolved(
          weight, stride: stride, padding: padding, dilation: dilation, outputPadding: extra,
          groups: groups)
      }
    }
  }

  private static func check(_ x: Tensor, _ axes: Int, _ call: Call) throws(Raised) {
    guard x.rank == axes + 2 else {
      throw call.machine.error(
        .valueError,
        "[conv] Invalid input array with \(x.rank) dimensions for conv. Array must have "
          + "\(axes + 2) dimensions: (batch, spatial..., channels).")
    }
  }
}

extension Tensor {
  /// NumPy's `convolve` of two vectors.
  fileprivate func convolved(withVector other: Tensor, mode: String) throws -> Tensor {
    guard rank == 1, other.rank == 1 else {
      throw TensorError.argument(operation: "convolve", "Inputs must be 1D.")
    }
    guard count > 0, other.count > 0 else {
      throw TensorError.argument(operation: "convolve", "Inputs cannot be empty.")
    }
    let (long, short) = count < other.count ? (other, self) : (self, other)
    let reach = short.count - 1
    let around: (Int, Int)
    switch mode {
    case "full": around = (reach, reach)
    case "same": around = short.count % 2 == 1 ? (reach / 2, reach / 2) : (reach / 2 + 1, reach / 2)
    case "valid": around = (0, 0)
    default:
      throw TensorError.argument(operation: "convolve", "Invalid mode.")
    }
    return try long.reshaped([1, -1, 1]).convolved(
      short.reshaped([1, -1, 1]), padding: [around], flip: true
    ).reshaped([-1])
  }
}

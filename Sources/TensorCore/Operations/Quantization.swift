/// Affine quantization: groups of numbers along the last axis as a few bits each, with a scale and a
/// bias a group, as MLX packs them.
extension Tensor {
  /// The packed numbers, `uint32` of `32 / bits` each, the lowest bits first, and each group's scale
  /// and bias: a number is `scale · q + bias`.
  ///
  /// The end of a group's range that is farther from 0 is kept exactly, and 0 is a level.
  public func quantized(groupSize: Int, bits: Int) throws(TensorError) -> (
    packed: Tensor, scales: Tensor, biases: Tensor
  ) {
    guard rank >= 2 else {
      throw .argument(
        operation: "quantize",
        "The matrix to be quantized must have at least 2 dimension but it has only \(rank).")
    }
    guard groupSize > 0, shape[rank - 1] % groupSize == 0 else {
      throw .argument(
        operation: "quantize",
        "The last dimension of the matrix needs to be divisible by the quantization group size "
          + "\(groupSize). However the provided  matrix has shape \(shapeText(shape))")
    }
    guard dtype.isFloating else {
      throw .argument(
        operation: "quantize",
        "Only real floating types can be quantized but w has type \(dtype.name).")
    }
    try Self.checkQuantization(groupSize, bits, "quantize")
    let groups = try asType(.float32).reshaped(shape.dropLast() + [-1, groupSize])
    let high = try groups.max(axes: [-1], keepingDimensions: true)
    let low = try groups.min(axes: [-1], keepingDimensions: true)
    let levels = Double((1 << bits) - 1)
    let isLow = try low.abs() > high.abs()
    let size = try Tensor.maximum((high - low) / levels, low.scalar(1e-7))
    var scale = try Tensor.where(isLow, size, -size)
    let edge = try Tensor.where(isLow, low, high)
    let place = try (edge / scale).round()
    let hasPlace = try place != place.scalar(0.0)
    scale = try Tensor.where(hasPlace, edge / place, scale)
    let bias = try Tensor.where(hasPlace, edge, edge.scalar(0.0))
    let numbers = try ((groups - bias) / scale).round()
      .clip(low.scalar(0.0), low.scalar(levels)).asType(.uint32)
    let each = 32 / bits
    let packed = try numbers.reshaped(shape.dropLast() + [-1, each])
      .leftShift(Tensor.shifts(bits)).sum(axes: [-1])
    let side = shape.dropLast() + [shape[rank - 1] / groupSize]
    return (
      packed, try scale.asType(dtype).reshaped(Array(side)),
      try bias.asType(dtype).reshaped(Array(side))
    )
  }

  /// The numbers that packed ones stand for, of the scales' type.
  public func dequantized(_ scales: Tensor, _ biases: Tensor, groupSize: Int, bits: Int)
    throws(TensorError) -> Tensor
  {
    try Self.checkQuantization(groupSize, bits, "dequantize")
    guard dtype == .uint32 else {
      throw .argument(operation: "dequantize", "The matrix should be given as a uint32")
    }
    guard rank >= 2, scales.rank == rank, biases.shape == scales.shape,
      shape[rank - 1] * 32 == scales.shape[rank - 1] * groupSize * bits,
      shape.dropLast() == scales.shape.dropLast()
    else {
      throw .argument(
        operation: "dequantize",
        "Shape of scales and biases does not match the matrix given the quantization parameters. "
          + "Provided matrix of shape \(shapeText(shape)) and scales of shape "
          + "\(shapeText(scales.shape)) with group_size=\(groupSize) and bits=\(bits).")
    }
    let mask = try Tensor((1 << bits) - 1, dtype: .uint32)
    let numbers = try expandingDimensions([-1]).rightShift(Tensor.shifts(bits)).bitwiseAnd(mask)
      .asType(scales.dtype).reshaped(scales.shape + [groupSize])
    let values = try numbers * scales.expandingDimensions([-1]) + biases.expandingDimensions([-1])
    return try values.reshaped(shape.dropLast() + [shape[rank - 1] * 32 / bits])
  }

  private static func shifts(_ bits: Int) throws(TensorError) -> Tensor {
    try Tensor(Array(stride(from: 0, to: 32, by: bits)), dtype: .uint32)
  }

  private static func checkQuantization(_ groupSize: Int, _ bits: Int, _ operation: String)
    throws(TensorError)
  {
    guard [32, 64, 128].contains(groupSize) else {
      throw .argument(
        operation: operation,
        "The requested group size \(groupSize) is not supported. The supported group sizes are 32, "
          + "64, and 128.")
    }
    guard [2, 4, 8].contains(bits) else {
      throw .argument(
        operation: operation,
        "The requested number of bits \(bits) is not supported. The supported bits are 2, 4 and 8."
      )
    }
  }
}

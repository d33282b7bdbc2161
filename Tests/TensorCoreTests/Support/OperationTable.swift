import TensorCore

/// The functions that the fixtures name, in TensorCore's words.
enum OperationTable {
  typealias Function = @Sendable ([Tensor]) throws -> Tensor

  static func function(named name: String) -> Function? {
    unary[name] ?? binary[name] ?? shapes[name] ?? indexing[name]
      ?? LayerTable.function(named: name) ?? parsed(name)
  }

  private static let unary: [String: Function] = [
    "exp": { try $0[0].exp() }, "expm1": { try $0[0].expm1() }, "log": { try $0[0].log() },
    "log2": { try $0[0].log2() }, "log10": { try $0[0].log10() },
    "log1p": { try $0[0].log1p() }, "sqrt": { try $0[0].sqrt() },
    "rsqrt": { try $0[0].rsqrt() }, "square": { try $0[0].square() },
    "reciprocal": { try $0[0].reciprocal() }, "sin": { try $0[0].sin() },
    "cos": { try $0[0].cos() }, "tan": { try $0[0].tan() }, "arcsin": { try $0[0].arcsin() },
    "arccos": { try $0[0].arccos() }, "arctan": { try $0[0].arctan() },
    "sinh": { try $0[0].sinh() }, "cosh": { try $0[0].cosh() }, "tanh": { try $0[0].tanh() },
    "arcsinh": { try $0[0].arcsinh() }, "arccosh": { try $0[0].arccosh() },
    "arctanh": { try $0[0].arctanh() }, "erf": { try $0[0].erf() },
    "erfinv": { try $0[0].erfinv() }, "sigmoid": { try $0[0].sigmoid() },
    "negative": { try -$0[0] }, "abs": { try $0[0].abs() }, "relu": { try $0[0].relu() },
    "degrees": { try $0[0].degrees() }, "radians": { try $0[0].radians() },
    "floor": { try $0[0].floor() }, "ceil": { try $0[0].ceil() },
    "round": { try $0[0].round() }, "sign": { try $0[0].sign() },
  ]

  private static let binary: [String: Function] = [
    "add": { try $0[0] + $0[1] }, "subtract": { try $0[0] - $0[1] },
    "multiply": { try $0[0] * $0[1] }, "divide": { try $0[0] / $0[1] },
    "maximum": { try Tensor.maximum($0[0], $0[1]) },
    "minimum": { try Tensor.minimum($0[0], $0[1]) }, "power": { try $0[0].power($0[1]) },
    "remainder": { try $0[0] % $0[1] }, "floor_divide": { try $0[0].floorDivided(by: $0[1]) },
    "logaddexp": { try Tensor.logAddExp($0[0], $0[1]) },
    "arctan2": { try $0[0].arctan2($0[1]) }, "equal": { try $0[0] == $0[1] },
    "not_equal": { try $0[0] != $0[1] }, "less": { try $0[0] < $0[1] },
    "less_equal": { try $0[0] <= $0[1] }, "greater": { try $0[0] > $0[1] },
    "greater_equal": { try $0[0] >= $0[1] }, "matmul": { try $0[0].matmul($0[1]) },
    "outer": { try $0[0].outer($0[1]) }, "inner": { try $0[0].inner($0[1]) },
    "tensordot": { try $0[0].tensordot($0[1], axes: [[1, 2], [0, 1]]) },
    "addmm": { try $0[0].addmm($0[1], $0[2], alpha: 0.5, beta: 2) },
    "concatenate": { try Tensor.concatenate($0, axis: 1) },
    "stack": { try Tensor.stack($0, axis: 1) },
    "where": { try Tensor.where($0[0], $0[1], $0[2]) },
    "update": { try $0[0].updating([.all, .slice(1, 3, nil)], with: $0[1]) },
    "update_array": { try $0[0].updating([.array(Tensor([1, 0]))], with: $0[1]) },
    "add_rows": { try $0[0].adding($0[1], at: [.array(Tensor([1, 0, 1]))]) },
    "one_hot": { try $0[0].oneHot(classes: 4) },
  ]

  private static let shapes: [String: Function] = [
    "reshape": { try $0[0].reshaped([4, -1]) }, "flatten": { try $0[0].flattened(from: 1) },
    "transpose": { try $0[0].transposed() },
    "transpose_201": { try $0[0].transposed([2, 0, 1]) },
    "swapaxes": { try $0[0].swappingAxes(0, -1) },
    "moveaxis": { try $0[0].movingAxis(0, to: 2) },
    "expand": { try $0[0].expandingDimensions([0, 3]) },
    "broadcast": { try $0[0].broadcast(to: [2, 2, 3, 4]) },
    "tile": { try $0[0].tiled([2, 1, 2]) }, "repeat": { try $0[0].repeated(2, axis: 1) },
    "repeat_all": { try $0[0].repeated(2) },
    "split": { try $0[0].split(parts: 2, axis: 2)[1] },
    "split_at": { try $0[0].split(at: [1, 3], axis: 2)[1] },
    "unflatten": { try $0[0].unflattened(axis: 2, sizes: [2, -1]) },
    "softmax": { try $0[0].softmax() }, "softmax_01": { try $0[0].softmax(axes: [0, 1]) },
    "logsoftmax": { try $0[0].logSoftmax() }, "sort": { try $0[0].sorted(axis: 1) },
    "sort_all": { try $0[0].sorted(axis: nil) }, "topk": { try $0[0].top(2) },
    "clip": { try $0[0].clip(Tensor(-0.5), Tensor(0.7)) },
    "take": { try $0[0].take(Tensor([3, 0, 3]), axis: 2) },
    "take_all": { try $0[0].take(Tensor([3, 23])) },
    "take_along": {
      try $0[0].takeAlongAxis(Tensor([1, 0, 2, 2], shape: [1, 1, 4]), axis: 1)
    },
    "pad": { try $0[0].padded([(1, 0), (0, 2), (1, 1)], mode: .constant(0.5)) },
    "roll": { try $0[0].rolled(2, axis: 2) }, "roll_all": { try $0[0].rolled(5) },
    "tril": { try $0[0].lowerTriangle(offset: 1) },
    "triu": { try $0[0].upperTriangle(offset: -1) },
    "diagonal": { try $0[0].diagonal(offset: 1, axis1: 1, axis2: 2) },
    "trace": { try $0[0].trace(axis1: 1, axis2: 2) },
    "at_add": {
      try $0[0].adding(Tensor.ones([3, 3, 4]), at: [.array(Tensor([0, 0, 1]))])
    },
    "at_max": { try $0[0].maximum(Tensor(0.25), at: [.all, .position(1)]) },
    "at_mul": { try $0[0].multiplying(Tensor(3.0), at: [.position(0)]) },
    "sum_stop": { try $0[0] * $0[0].stopGradient() },
    "nan_to_num": { try ($0[0] / 0.0).nanToNumber(nan: 1, positive: 3, negative: -4) },
  ]

  private static let indexing: [String: Function] = [
    "i0": { try $0[0][1] }, "i1": { try $0[0][.all, .position(-1)] },
    "i2": { try $0[0][.ellipsis, .slice(1, 3, nil)] },
    "i3": {
      try $0[0][.slice(nil, nil, -1), .slice(nil, nil, 2), .newAxis, .position(1)]
    },
    "i4": { try $0[0][.newAxis, .position(0), .ellipsis, .newAxis] },
    "i5": { try $0[0][.all, .array(Tensor([0, 2, 0]))] },
    "i6": { try $0[0][.array(Tensor([1, 0, 0, -1], shape: [2, 2]))] },
    "i7": { try $0[0][.array(Tensor([0, 1])), .array(Tensor([2, 0]))] },
    "i8": { try $0[0][.array(Tensor([0, 1])), .all, .array(Tensor([3, 0]))] },
    "i9": {
      try $0[0][.all, .array(Tensor([0, 1])), .array(Tensor([2, 0], shape: [2, 1]))]
    },
    "i10": { try $0[0][.position(0), .all, .array(Tensor([3, 0]))] },
    "i11": { try $0[0][.slice(-1, -3, -1)] }, "i12": { try $0[0][.slice(5, nil, nil)] },
    "i13": { try $0[0][.position(1), .array(Tensor([0, 2]))] },
    "i14": { try $0[0][.newAxis, .array(Tensor([0, 1])), .ellipsis, .position(2)] },
    "i15": { try $0[0][.all, .position(1), .array(Tensor([0, 3]))] },
    "i16": { try $0[0][.array(Tensor(1))] },
    "i17": { try $0[0][.array(Tensor([1, 0])), .newAxis, .array(Tensor([2, 2]))] },
  ]

  /// Names with parameters: `sum:0_2:1` is a sum over axes 0 and 2 that keeps them.
  private static func parsed(_ name: String) -> Function? {
    if name.hasPrefix("astype_"), let dtype = DType(named: String(name.dropFirst(7))) {
      return { try $0[0].asType(dtype) }
    }
    let parts = name.split(separator: ":").map(String.init)
    guard parts.count >= 3 else { return nil }
    let axes = parts[1] == "all" ? nil : parts[1].split(separator: "_").map { Int($0)! }
    let keep = parts[2] == "1"
    let inclusive = parts.count > 3 && parts[3] == "1"
    switch parts[0] {
    case "sum": return { try $0[0].sum(axes: axes, keepingDimensions: keep) }
    case "mean": return { try $0[0].mean(axes: axes, keepingDimensions: keep) }
    case "max": return { try $0[0].max(axes: axes, keepingDimensions: keep) }
    case "min": return { try $0[0].min(axes: axes, keepingDimensions: keep) }
    case "prod": return { try $0[0].product(axes: axes, keepingDimensions: keep) }
    case "logsumexp": return { try $0[0].logSumExp(axes: axes, keepingDimensions: keep) }
    case "var": return { try $0[0].variance(axes: axes, keepingDimensions: keep) }
    case "std": return { try $0[0].standardDeviation(axes: axes, keepingDimensions: keep) }
    case "all": return { try $0[0].all(axes: axes, keepingDimensions: keep) }
    case "any": return { try $0[0].any(axes: axes, keepingDimensions: keep) }
    case "argmax": return { try $0[0].argmax(axis: axes?[0], keepingDimensions: keep) }
    case "argmin": return { try $0[0].argmin(axis: axes?[0], keepingDimensions: keep) }
    case "cumsum":
      return { try $0[0].cumulativeSum(axis: axes?[0], reverse: keep, inclusive: inclusive) }
    case "cumprod":
      return { try $0[0].cumulativeProduct(axis: axes?[0], reverse: keep, inclusive: inclusive) }
    case "cummax":
      return { try $0[0].cumulativeMaximum(axis: axes?[0], reverse: keep, inclusive: inclusive) }
    case "cummin":
      return { try $0[0].cumulativeMinimum(axis: axes?[0], reverse: keep, inclusive: inclusive) }
    default: return nil
    }
  }
}

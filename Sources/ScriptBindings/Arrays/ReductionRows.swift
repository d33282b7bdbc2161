import MetaScript
import TensorCore

/// Functions that make fewer elements of many.
enum ReductionRows {
  typealias Reduction = @Sendable (Tensor, [Int]?, Bool) throws(TensorError) -> Tensor

  private static func reduction(
    _ name: String, _ summary: String, _ body: @escaping Reduction
  ) -> Builtin {
    Builtin("\(name)(a, /, axis=None, keepdims=False)", does: summary) { call throws(Raised) in
      let (tensor, axes, keeps) = (try call.array(0), try call.axes(1), try call.bool(2))
      return try call.machine.array { try body(tensor, axes, keeps) }
    }
  }

  private static func spread(
    _ name: String, _ summary: String,
    _ body: @escaping @Sendable (Tensor, [Int]?, Bool, Int) throws(TensorError) -> Tensor
  ) -> Builtin {
    Builtin("\(name)(a, /, axis=None, keepdims=False, ddof=0, *, correction=None)", does: summary) {
      call throws(Raised) in
      let (tensor, axes, keeps) = (try call.array(0), try call.axes(1), try call.bool(2))
      let ddof = try call.int(call.isAbsent(4) ? 3 : 4, or: 0)
      return try call.machine.array { try body(tensor, axes, keeps, ddof) }
    }
  }

  private static func place(
    _ name: String, _ summary: String,
    _ body: @escaping @Sendable (Tensor, Int?, Bool) throws(TensorError) -> Tensor
  ) -> Builtin {
    Builtin("\(name)(a, /, axis=None, keepdims=False)", does: summary) { call throws(Raised) in
      let (tensor, axis, keeps) = (try call.array(0), try call.optionalInt(1), try call.bool(2))
      return try call.machine.array { try body(tensor, axis, keeps) }
    }
  }

  /// - Parameter casts: Whether the elements may be given another type first.
  private static func running(
    _ name: String, _ summary: String, casts: Bool = false,
    _ body: @escaping @Sendable (Tensor, Int?, Bool, Bool) throws(TensorError) -> Tensor
  ) -> Builtin {
    Builtin(
      "\(name)(a, /, axis=None, *, reverse=False, inclusive=True\(casts ? ", dtype=None" : ""))",
      does: summary
    ) { call throws(Raised) in
      let (tensor, axis) = (try call.array(0), try call.optionalInt(1))
      let (reverse, inclusive) = (try call.bool(2), try call.bool(3, or: true))
      let dtype = casts ? try call.dtype(4, or: tensor.dtype) : tensor.dtype
      return try call.machine.array {
        try body(try tensor.asType(dtype), axis, reverse, inclusive)
      }
    }
  }

  private static func sums(_ name: String) -> Builtin {
    running(name, "Sums so far.", casts: true) { a, axis, reverse, inclusive throws(TensorError) in
      try a.cumulativeSum(axis: axis, reverse: reverse, inclusive: inclusive)
    }
  }

  private static func products(_ name: String) -> Builtin {
    running(name, "Products so far.", casts: true) {
      a, axis, reverse, inclusive throws(TensorError) in
      try a.cumulativeProduct(axis: axis, reverse: reverse, inclusive: inclusive)
    }
  }

  static let shared: [Builtin] = [
    reduction("sum", "The sum.") { a, axes, keeps throws(TensorError) in
      try a.sum(axes: axes, keepingDimensions: keeps)
    },
    reduction("prod", "The product.") { a, axes, keeps throws(TensorError) in
      try a.product(axes: axes, keepingDimensions: keeps)
    },
    reduction("mean", "The mean.") { a, axes, keeps throws(TensorError) in
      try a.mean(axes: axes, keepingDimensions: keeps)
    },
    reduction("max", "The largest.") { a, axes, keeps throws(TensorError) in
      try a.max(axes: axes, keepingDimensions: keeps)
    },
    reduction("min", "The smallest.") { a, axes, keeps throws(TensorError) in
      try a.min(axes: axes, keepingDimensions: keeps)
    },
    reduction("all", "Whether all are true.") { a, axes, keeps throws(TensorError) in
      try a.all(axes: axes, keepingDimensions: keeps)
    },
    reduction("any", "Whether any is true.") { a, axes, keeps throws(TensorError) in
      try a.any(axes: axes, keepingDimensions: keeps)
    },
    reduction("logsumexp", "log of the sum of exp.") { a, axes, keeps throws(TensorError) in
      try a.logSumExp(axes: axes, keepingDimensions: keeps)
    },
    spread("var", "The variance.") { a, axes, keeps, ddof throws(TensorError) in
      try a.variance(axes: axes, keepingDimensions: keeps, ddof: ddof)
    },
    spread("std", "The standard deviation.") { a, axes, keeps, ddof throws(TensorError) in
      try a.standardDeviation(axes: axes, keepingDimensions: keeps, ddof: ddof)
    },
    place("argmax", "The place of the largest.") { a, axis, keeps throws(TensorError) in
      try a.argmax(axis: axis, keepingDimensions: keeps)
    },
    place("argmin", "The place of the smallest.") { a, axis, keeps throws(TensorError) in
      try a.argmin(axis: axis, keepingDimensions: keeps)
    },
    sums("cumsum"), products("cumprod"),
    running("logcumsumexp", "log of the sums of exp so far.") {
      a, axis, reverse, inclusive throws(TensorError) in
      try a.cumulativeLogSumExp(axis: axis, reverse: reverse, inclusive: inclusive)
    },
    running("cummax", "The largest so far.") { a, axis, reverse, inclusive throws(TensorError) in
      try a.cumulativeMaximum(axis: axis, reverse: reverse, inclusive: inclusive)
    },
    running("cummin", "The smallest so far.") { a, axis, reverse, inclusive throws(TensorError) in
      try a.cumulativeMinimum(axis: axis, reverse: reverse, inclusive: inclusive)
    },
  ]

  static let functions: [Builtin] = [
    sums("cumulative_sum"), products("cumulative_prod"),
    reduction("median", "The median.") { a, axes, keeps throws(TensorError) in
      try a.median(axes: axes, keepingDimensions: keeps)
    },
    Builtin("minmax(a, /, axis=None, keepdims=False)", does: "The smallest and the largest.") {
      call throws(Raised) in
      let (tensor, axes, keeps) = (try call.array(0), try call.axes(1), try call.bool(2))
      let machine = call.machine
      return try machine.tuple(
        ofArrays: try machine.native {
          [
            try tensor.min(axes: axes, keepingDimensions: keeps),
            try tensor.max(axes: axes, keepingDimensions: keeps),
          ]
        })
    },
    Builtin("count_nonzero(a, /, *, axis=None, keepdims=False)", does: "How many are not zero.") {
      call throws(Raised) in
      let (tensor, axes, keeps) = (try call.array(0), try call.axes(1), try call.bool(2))
      return try call.machine.array {
        try (tensor != tensor.scalar(0)).asType(.int32)
          .sum(axes: axes, keepingDimensions: keeps)
      }
    },
    Builtin("sort(a, /, axis=-1)", does: "The elements in order.") { call throws(Raised) in
      let tensor = try call.array(0)
      let axis = call[1].isNone ? nil : try call.int(1, or: -1)
      return try call.machine.array { try tensor.sorted(axis: axis) }
    },
    Builtin("argsort(a, /, axis=-1)", does: "The places that sort.") { call throws(Raised) in
      let tensor = try call.array(0)
      let axis = call[1].isNone ? nil : try call.int(1, or: -1)
      return try call.machine.array { try tensor.argsort(axis: axis) }
    },
    Builtin("topk(a, /, k, axis=-1)", does: "The k largest.") { call throws(Raised) in
      let (tensor, count) = (try call.array(0), try call.int(1, or: 1))
      let axis = call[2].isNone ? nil : try call.int(2, or: -1)
      return try call.machine.array { try tensor.top(count, axis: axis) }
    },
    Builtin("partition(a, /, kth, axis=-1)", does: "Smaller elements before the k-th.") {
      call throws(Raised) in
      let (tensor, _) = (try call.array(0), try kth(call))
      let axis = call[2].isNone ? nil : try call.int(2, or: -1)
      return try call.machine.array { try tensor.sorted(axis: axis) }
    },
    Builtin("argpartition(a, /, kth, axis=-1)", does: "The places of a partition.") {
      call throws(Raised) in
      let (tensor, _) = (try call.array(0), try kth(call))
      let axis = call[2].isNone ? nil : try call.int(2, or: -1)
      return try call.machine.array { try tensor.argsort(axis: axis) }
    },
    Builtin(
      "searchsorted(sorted_sequence, values, /, side='left')", does: "Where values would stand."
    ) { call throws(Raised) in
      let (sequence, values) = (try call.array(0), try call.array(1))
      let side = call[2].isUndefined ? "left" : try call.text(2).text
      guard side == "left" || side == "right" else {
        throw call.machine.error(
          .valueError, "[searchsorted] Invalid side '\(side)'. Expected 'left' or 'right'.")
      }
      return try call.machine.array {
        try sequence.searchSorted(values, afterEquals: side == "right")
      }
    },
    Builtin("array_equal(a, b, equal_nan=False)", does: "Whether shapes and elements agree.") {
      call throws(Raised) in
      let ((a, b), equalNaN) = (try call.operands(), try call.bool(2))
      return try call.machine.array { try a.arrayEqual(b, equalNaN: equalNaN) }
    },
    Builtin(
      "allclose(a, b, /, rtol=1e-05, atol=1e-08, *, equal_nan=False)",
      does: "Whether all elements are close."
    ) { call throws(Raised) in
      let ((a, b), equalNaN) = (try call.operands(), try call.bool(4))
      let (relative, absolute) = (try call.number(2, or: 1e-5), try call.number(3, or: 1e-8))
      return try call.machine.array {
        try a.allClose(b, relative: relative, absolute: absolute, equalNaN: equalNaN)
      }
    },
    Builtin(
      "isclose(a, b, /, rtol=1e-05, atol=1e-08, *, equal_nan=False)",
      does: "Which elements are close."
    ) { call throws(Raised) in
      let ((a, b), equalNaN) = (try call.operands(), try call.bool(4))
      let (relative, absolute) = (try call.number(2, or: 1e-5), try call.number(3, or: 1e-8))
      return try call.machine.array {
        try a.isClose(b, relative: relative, absolute: absolute, equalNaN: equalNaN)
      }
    },
  ]

  /// The `kth` of a partition, which must lie in the axis.
  private static func kth(_ call: Call) throws(Raised) -> Int {
    let (tensor, kth) = (try call.array(0), try call.int(1, or: 0))
    let axis = call[2].isNone ? nil : try call.int(2, or: -1)
    var size = tensor.count
    let name = call.function.name
    if let axis {
      let place = axis < 0 ? axis &+ tensor.rank : axis
      guard tensor.shape.indices.contains(place) else {
        throw call.machine.error(
          .indexError,
          "[\(name)] Axis \(axis) is out of bounds for array with \(tensor.rank) dimensions.")
      }
      size = tensor.shape[place]
    }
    guard kth >= -size && kth < size else {
      throw call.machine.error(
        .valueError,
        "[\(name)] Received invalid kth \(kth)\(name == "partition" ? "" : " ")along axis \(axis ?? 0) for array "
          + "with shape: \(shapeText(axis == nil ? [size] : tensor.shape))")
    }
    return kth
  }
}

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
    Builtin("\(name)(a, /, axis=None, keepdims=False, ddof=0)", does: summary) {
      call throws(Raised) in
      let (tensor, axes, keeps) = (try call.array(0), try call.axes(1), try call.bool(2))
      let ddof = try call.int(3, or: 0)
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

  private static func running(
    _ name: String, _ summary: String,
    _ body: @escaping @Sendable (Tensor, Int?, Bool, Bool) throws(TensorError) -> Tensor
  ) -> Builtin {
    Builtin("\(name)(a, /, axis=None, *, reverse=False, inclusive=True)", does: summary) {
      call throws(Raised) in
      let (tensor, axis) = (try call.array(0), try call.optionalInt(1))
      let (reverse, inclusive) = (try call.bool(2), try call.bool(3, or: true))
      return try call.machine.array { try body(tensor, axis, reverse, inclusive) }
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
    running("cumsum", "Sums so far.") { a, axis, reverse, inclusive throws(TensorError) in
      try a.cumulativeSum(axis: axis, reverse: reverse, inclusive: inclusive)
    },
    running("cumprod", "Products so far.") { a, axis, reverse, inclusive throws(TensorError) in
      try a.cumulativeProduct(axis: axis, reverse: reverse, inclusive: inclusive)
    },
    running("cummax", "The largest so far.") { a, axis, reverse, inclusive throws(TensorError) in
      try a.cumulativeMaximum(axis: axis, reverse: reverse, inclusive: inclusive)
    },
    running("cummin", "The smallest so far.") { a, axis, reverse, inclusive throws(TensorError) in
      try a.cumulativeMinimum(axis: axis, reverse: reverse, inclusive: inclusive)
    },
  ]

  static let functions: [Builtin] = [
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
}

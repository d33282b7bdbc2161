import MetaScript
import TensorCore

/// Functions that make arrays from sizes and bounds, products, and choices.
enum CreationRows {
  static let functions: [Builtin] = [
    Builtin("zeros(shape, dtype=float32)", does: "Zeros.") { call throws(Raised) in
      let (shape, dtype) = (try size(call), try call.dtype(1, or: .float32))
      return try call.machine.array { try Tensor.zeros(shape, dtype: dtype) }
    },
    Builtin("ones(shape, dtype=float32)", does: "Ones.") { call throws(Raised) in
      let (shape, dtype) = (try size(call), try call.dtype(1, or: .float32))
      return try call.machine.array { try Tensor.ones(shape, dtype: dtype) }
    },
    Builtin("full(shape, vals, dtype=None)", does: "The same value everywhere.") {
      call throws(Raised) in
      let (shape, values) = (try size(call), try call.tensor(1))
      let dtype = try call.dtype(2, or: values.dtype)
      return try call.machine.array { try values.asType(dtype).broadcast(to: shape) }
    },
    Builtin("zeros_like(a, /)", does: "Zeros of the same shape and type.") { call throws(Raised) in
      let tensor = try call.array(0)
      return try call.machine.array { try Tensor.zeros(tensor.shape, dtype: tensor.dtype) }
    },
    Builtin("ones_like(a, /)", does: "Ones of the same shape and type.") { call throws(Raised) in
      let tensor = try call.array(0)
      return try call.machine.array { try Tensor.ones(tensor.shape, dtype: tensor.dtype) }
    },
    Builtin("arange(start, stop=None, step=None, dtype=None)", does: "Numbers at equal steps.") {
      call throws(Raised) in
      let machine = call.machine
      let hasStop = !call.isAbsent(1)
      let isReal = [0, 1, 2].contains { !call.isAbsent($0) && call[$0].isFloat }
      let dtype = try call.dtype(3, or: isReal ? .float32 : .int32)
      let start = hasStop ? try machine.number(call[0]) : 0
      let stop = try machine.number(hasStop ? call[1] : call[0])
      let step = call.isAbsent(2) ? 1 : try machine.number(call[2])
      return try machine.array { try Tensor.arange(start, stop, step: step, dtype: dtype) }
    },
    Builtin("linspace(start, stop, num=50, dtype=float32)", does: "Numbers evenly spaced.") {
      call throws(Raised) in
      let (start, stop) = (try call.number(0, or: 0), try call.number(1, or: 0))
      let (count, dtype) = (try call.int(2, or: 50), try call.dtype(3, or: .float32))
      return try call.machine.array {
        try Tensor.linspace(start, stop, count: count, dtype: dtype)
      }
    },
    Builtin("eye(n, m=None, k=0, dtype=float32)", does: "Ones on a diagonal.") {
      call throws(Raised) in
      let (rows, columns) = (try length(call, 0), try call.optionalInt(1))
      let (offset, dtype) = (try call.int(2, or: 0), try call.dtype(3, or: .float32))
      return try call.machine.array {
        try Tensor.eye(rows, columns: columns, offset: offset, dtype: dtype)
      }
    },
    Builtin("identity(n, dtype=float32)", does: "The identity matrix.") { call throws(Raised) in
      let (rows, dtype) = (try length(call, 0), try call.dtype(1, or: .float32))
      return try call.machine.array { try Tensor.identity(rows, dtype: dtype) }
    },
    Builtin("tri(n, m=None, k=0, dtype=float32)", does: "Ones below a diagonal.") {
      call throws(Raised) in
      let (rows, columns) = (try length(call, 0), try call.optionalInt(1))
      let (offset, dtype) = (try call.int(2, or: 0), try call.dtype(3, or: .float32))
      return try call.machine.array {
        try Tensor.tri(rows, columns: columns, offset: offset, dtype: dtype)
      }
    },
  ]

  private static func length(_ call: Call, _ index: Int) throws(Raised) -> Int {
    let length = try call.int(index, or: 0)
    guard length >= 0 else {
      throw call.machine.error(
        .valueError, "[\(call.function.name)] N and M must be positive integers.")
    }
    return length
  }

  /// A shape no axis of which is negative.
  private static func size(_ call: Call) throws(Raised) -> [Int] {
    let shape = try call.shape(0)
    guard shape.allSatisfy({ $0 >= 0 }) else {
      throw call.machine.error(.valueError, "[full] Negative dimensions not allowed.")
    }
    return shape
  }
}

/// Products of arrays.
enum ProductRows {
  static let functions: [Builtin] = [
    ElementwiseRows.binary("matmul", "The matrix product.") { a, b throws(TensorError) in
      try a.matmul(b)
    },
    ElementwiseRows.binary("inner", "The inner product.") { a, b throws(TensorError) in
      try a.inner(b)
    },
    ElementwiseRows.binary("outer", "The outer product.") { a, b throws(TensorError) in
      try a.outer(b)
    },
    Builtin("addmm(c, a, b, /, alpha=1.0, beta=1.0)", does: "beta · c + alpha · a @ b.") {
      call throws(Raised) in
      let (c, a, b) = (try call.array(0), try call.array(1), try call.array(2))
      let (alpha, beta) = (try call.number(3, or: 1), try call.number(4, or: 1))
      return try call.machine.array { try c.addmm(a, b, alpha: alpha, beta: beta) }
    },
    Builtin("tensordot(a, b, /, axes=2)", does: "A sum over axes of both.") {
      call throws(Raised) in
      let (a, b) = (try call.array(0), try call.array(1))
      let machine = call.machine
      var axes: [[Int]] = []
      if call[2].isUndefined || call[2].isInt {
        let count = min(max(0, try call.int(2, or: 2)), max(a.rank, b.rank))
        axes = [Array((max(0, a.rank - count)..<a.rank)), Array(0..<count)]
      } else {
        try machine.iterate(call[2]) { item throws(Raised) in
          axes.append(item.isInt ? [item.asInt] : try machine.integers(item))
          return true
        }
        guard axes.count == 2 else { throw call.incompatible() }
      }
      let pair = axes
      return try machine.array { try a.tensordot(b, axes: pair) }
    },
  ]
}

/// Choices among elements.
enum SelectionRows {
  static let functions: [Builtin] = [
    Builtin("where(condition, x, y, /)", does: "x where the condition holds, else y.") {
      call throws(Raised) in
      let condition = try call.tensor(0)
      let (x, y) = try call.operands(1, 2)
      return try call.machine.array { try Tensor.where(condition, x, y) }
    },
    Builtin("take(a, /, indices, axis=None)", does: "The elements at places.") {
      call throws(Raised) in
      let (tensor, axis) = (try call.array(0), try call.optionalInt(2))
      let indices = try call.machine.tensor(from: call[1], dtype: nil)
      return try call.machine.array { try tensor.take(indices, axis: axis) }
    },
    Builtin("take_along_axis(a, /, indices, axis=None)", does: "One element of each row.") {
      call throws(Raised) in
      let (tensor, indices) = (try call.array(0), try call.array(1))
      let axis = try call.optionalInt(2)
      return try call.machine.array { try tensor.takeAlongAxis(indices, axis: axis) }
    },
    Builtin("put_along_axis(a, /, indices, values, axis=None)", does: "Elements replaced.") {
      call throws(Raised) in
      let (tensor, indices) = (try call.array(0), try call.array(1))
      let values = try call.pair(tensor, 2).1
      let axis = try call.optionalInt(3)
      return try call.machine.array { try tensor.putAlongAxis(indices, values, axis: axis) }
    },
  ]
}

import MetaScript
import TensorCore

/// Functions that make arrays from sizes and bounds, products, and choices.
enum CreationRows {
  static let functions: [Builtin] = [
    filled("zeros", 0), filled("empty", 0), filled("ones", 1),
    alike("zeros_like", 0), alike("empty_like", 0), alike("ones_like", 1),
    Builtin("full(shape, vals, dtype=None)", does: "The same value everywhere.") {
      call throws(Raised) in
      let shape = try size(call)
      // As in MLX, a number takes the type asked for only where it fits its kind; an array keeps its.
      let dtype = try call.optionalDType(2)
      let number = try call.machine.scalarTensor(call[1], like: dtype)
      let values = number == nil ? try call.tensor(1) : number!
      let type = values.dtype == .bool ? dtype ?? .bool : values.dtype
      return try call.machine.array { try values.asType(type).broadcast(to: shape) }
    },
    Builtin("full_like(a, vals, dtype=None)", does: "The same value in an array's shape.") {
      call throws(Raised) in
      let (tensor, values) = (try call.array(0), try call.tensor(1))
      let dtype = try call.dtype(2, or: tensor.dtype)
      return try call.machine.array {
        // What does not fit is told from the array's side.
        _ = try Tensor.broadcastShape(tensor.shape, values.shape)
        return try values.asType(dtype).broadcast(to: tensor.shape)
      }
    },
    Builtin("asarray(a, dtype=None, *, copy=None)", does: "An array of what it is given.") {
      call throws(Raised) in
      let dtype = try call.optionalDType(1)
      if let array = call.machine.arrayObject(call[0]),
        dtype ?? array.tensor.dtype == array.tensor.dtype,
        !(try call.bool(2))
      {
        return call[0]
      }
      return call.machine.array(try call.machine.tensor(from: call[0], dtype: dtype))
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
    Builtin(
      "linspace(start, stop, num=50, endpoint=True, dtype=float32)", does: "Numbers evenly spaced."
    ) { call throws(Raised) in
      let (start, stop) = (try call.number(0, or: 0), try call.number(1, or: 0))
      let (count, hasEnd) = (try call.int(2, or: 50), try call.bool(3, or: true))
      let dtype = try call.dtype(4, or: .float32)
      return try call.machine.array {
        try Tensor.linspace(start, stop, count: count, includingEnd: hasEnd, dtype: dtype)
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
    window("bartlett", .bartlett), window("hanning", .hanning), window("hamming", .hamming),
    window("blackman", .blackman),
  ]

  private static func filled(_ name: String, _ value: Double) -> Builtin {
    Builtin("\(name)(shape, dtype=float32)", does: value == 0 ? "Zeros." : "Ones.") {
      call throws(Raised) in
      let (shape, dtype) = (try size(call), try call.dtype(1, or: .float32))
      return try call.machine.array { try Tensor.full(shape, value, dtype: dtype) }
    }
  }

  private static func alike(_ name: String, _ value: Double) -> Builtin {
    Builtin(
      "\(name)(a, /, dtype=None)", does: "\(value == 0 ? "Zeros" : "Ones") of the same shape."
    ) { call throws(Raised) in
      let tensor = try call.array(0)
      let dtype = try call.dtype(1, or: tensor.dtype)
      return try call.machine.array { try Tensor.full(tensor.shape, value, dtype: dtype) }
    }
  }

  private static func window(_ name: String, _ shape: Window) -> Builtin {
    Builtin("\(name)(M)", does: "A window of M numbers.") { call throws(Raised) in
      let count = try call.int(0, or: 0)
      return try call.machine.array { try Tensor.window(shape, count: count) }
    }
  }

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
    ElementwiseRows.binary("kron", "The Kronecker product.") { a, b throws(TensorError) in
      try a.kron(b)
    },
    Builtin("vecdot(a, b, /, *, axis=-1)", does: "Inner products along an axis.") {
      call throws(Raised) in
      let (a, b, axis) = (try call.array(0), try call.array(1), try call.int(2, or: -1))
      return try call.machine.array { try a.vecdot(b, axis: axis) }
    },
    Builtin("einsum(subscripts, *operands)", does: "Einstein's summation.") { call throws(Raised) in
      let (subscripts, operands) = (try call.text(0).text, try call.restArrays())
      return try call.machine.array { try Tensor.einsum(subscripts, operands) }
    },
    Builtin("einsum_path(subscripts, *operands)", does: "The order of an einsum's products.") {
      call throws(Raised) in
      let (subscripts, operands) = (try call.text(0).text, try call.restArrays())
      let machine = call.machine
      let (pairs, text) = try machine.native { try Tensor.einsumPath(subscripts, operands) }
      var path: [Value] = []
      for pair in pairs {
        path.append(try machine.heap.tuple(pair.map { .int($0) }))
        machine.pin(path[path.count - 1])
      }
      return try machine.heap.tuple([try machine.heap.list(path), try machine.heap.string(text)])
    },
    Builtin(
      "gather_mm(a, b, /, lhs_indices=None, rhs_indices=None, *, sorted_indices=False)",
      does: "Products of picked matrices."
    ) { call throws(Raised) in
      var (a, b) = (try call.array(0), try call.array(1))
      let (left, right) = (try call.optionalTensor(2), try call.optionalTensor(3))
      return try call.machine.array {
        if let left {
          a = try a.reshaped([-1] + a.shape.suffix(2)).take(left, axis: 0)
        }
        if let right {
          b = try b.reshaped([-1] + b.shape.suffix(2)).take(right, axis: 0)
        }
        return try a.matmul(b)
      }
    },
    Builtin("hadamard_transform(a, scale=None)", does: "The product with Hadamard's matrix.") {
      call throws(Raised) in
      let tensor = try call.array(0)
      let scale = call.isAbsent(1) ? nil : try call.number(1, or: 1)
      return try call.machine.array { try tensor.hadamardTransformed(scale: scale) }
    },
    Builtin("diff(a, /, n=1, axis=-1)", does: "Differences of neighbours.") {
      call throws(Raised) in
      let (tensor, count, axis) = (
        try call.array(0), try call.int(1, or: 1), try call.int(2, or: -1)
      )
      return try call.machine.array { try tensor.differences(count, axis: axis) }
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
        let count = try call.int(2, or: 2)
        guard count >= 0 else {
          throw machine.error(.valueError, "[tensordot] axis must be greater or equal to 0.")
        }
        guard count <= min(a.rank, b.rank) else {
          throw machine.error(
            .valueError,
            "[tensordot] axis must be less than the number of dimensions of a and b.")
        }
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
    Builtin("take_along_axis(a, /, indices, axis=-1)", does: "One element of each row.") {
      call throws(Raised) in
      let (tensor, indices) = (try call.array(0), try call.array(1))
      let axis = call[2].isNone ? nil : try call.int(2, or: -1)
      return try call.machine.array { try tensor.takeAlongAxis(indices, axis: axis) }
    },
    Builtin("put_along_axis(a, /, indices, values, axis=None)", does: "Elements replaced.") {
      call throws(Raised) in
      let (tensor, indices) = (try call.array(0), try call.array(1))
      let values = try call.operand(2, like: tensor.dtype)
      let axis = try call.optionalInt(3)
      return try call.machine.array { try tensor.putAlongAxis(indices, values, axis: axis) }
    },
    Builtin(
      "unique(a, /, size, return_index=False, return_inverse=False, return_counts=False, "
        + "fill_value=None)", does: "Different elements in order."
    ) { call throws(Raised) in
      let (tensor, size) = (try call.array(0), try call.int(1, or: 0))
      let fill = try call.optionalTensor(5)
      let machine = call.machine
      let found = try machine.native { try tensor.unique(size: size, fill: fill) }
      var results = [found.values]
      if try call.bool(2) { results.append(found.first) }
      if try call.bool(3) { results.append(found.inverse) }
      if try call.bool(4) { results.append(found.counts) }
      return results.count == 1
        ? machine.array(results[0]) : try machine.tuple(ofArrays: results)
    },
  ]
}

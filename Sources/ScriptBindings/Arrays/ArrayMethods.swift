import MetaScript
import TensorCore

/// Methods and properties that only arrays have.
enum ArrayMethods {
  private static func tensor(_ call: Call) throws(Raised) -> Tensor {
    try call.receiver(ArrayObject.self).tensor
  }

  /// Ints given one by one, or as one sequence.
  private static func sizes(_ call: Call) throws(Raised) -> [Int] {
    if call.restCount == 1, !call.rest(0).isInt { return try call.machine.integers(call.rest(0)) }
    var all: [Int] = []
    for place in 0..<call.restCount { all.append(try call.machine.index(call.rest(place))) }
    return all
  }

  static let rows: [Builtin] = [
    Builtin("reshape(self, *shape)", does: "The elements in another shape.") {
      call throws(Raised) in
      let (tensor, shape) = (try tensor(call), try sizes(call))
      return try call.machine.array { try tensor.reshaped(shape) }
    },
    Builtin("transpose(self, *axes)", does: "The axes in another order.") { call throws(Raised) in
      let tensor = try tensor(call)
      let isWhole = call.restCount == 0 || (call.restCount == 1 && call.rest(0).isNone)
      let axes = isWhole ? nil : try sizes(call)
      return try call.machine.array { try tensor.transposed(axes) }
    },
    Builtin("astype(self, dtype)", does: "The elements as another type.") { call throws(Raised) in
      let (tensor, dtype) = (try tensor(call), try call.dtype(1, or: .float32))
      return try call.machine.array { try tensor.asType(dtype) }
    },
    Builtin("item(self)", does: "The one element as a number.") { call throws(Raised) in
      guard try tensor(call).count == 1 else {
        throw call.machine.error(
          .valueError, "[convert] Only length-1 arrays can be converted to Python scalars.")
      }
      return try call.machine.scalar(try tensor(call))
    },
    Builtin("tolist(self)", does: "The elements in nested lists.") { call throws(Raised) in
      try call.machine.nestedList(try tensor(call))
    },
    Builtin("view(self, dtype)", does: "The bytes as another type.") { call throws(Raised) in
      let (tensor, dtype) = (try tensor(call), try call.dtype(1, or: .float32))
      return try call.machine.array { try tensor.viewed(as: dtype) }
    },
  ]

  static let properties: [Builtin] = [
    Builtin("shape(self)", does: "The sizes of the axes.") { call throws(Raised) in
      let shape = try tensor(call).shape
      let tuple = try call.heap.tuple(count: shape.count)
      for (place, size) in shape.enumerated() { tuple.initialize(place, to: .int(size)) }
      return tuple.value
    },
    Builtin("dtype(self)", does: "The type of the elements.") { call throws(Raised) in
      call.machine.value(of: try tensor(call).dtype)
    },
    Builtin("ndim(self)", does: "The number of axes.") { call throws(Raised) in
      .int(try tensor(call).rank)
    },
    Builtin("size(self)", does: "The number of elements.") { call throws(Raised) in
      .int(try tensor(call).count)
    },
    Builtin("itemsize(self)", does: "Bytes of one element.") { call throws(Raised) in
      .int(try tensor(call).dtype.byteCount)
    },
    Builtin("nbytes(self)", does: "Bytes of all elements.") { call throws(Raised) in
      .int(try tensor(call).byteCount)
    },
    Builtin("T(self)", does: "The axes reversed.") { call throws(Raised) in
      let tensor = try tensor(call)
      return try call.machine.array { try tensor.transposed() }
    },
    Builtin("mT(self)", does: "The last two axes exchanged.") { call throws(Raised) in
      let tensor = try tensor(call)
      guard tensor.rank >= 2 else {
        throw call.machine.error(
          .valueError,
          "[matrix_transpose] Input array must have at least 2 dimensions.")
      }
      return try call.machine.array { try tensor.swappingAxes(-1, -2) }
    },
    Builtin("real(self)", does: "The real part.") { call throws(Raised) in
      let tensor = try tensor(call)
      return try call.machine.array { try tensor.real() }
    },
    Builtin("imag(self)", does: "The imaginary part.") { call throws(Raised) in
      let tensor = try tensor(call)
      return try call.machine.array { try tensor.imaginary() }
    },
    Builtin("at(self)", does: "Places to update: array.at[key].add(value).") {
      call throws(Raised) in
      let places = ArrayPlaces(try tensor(call))
      return call.heap.native(places, type: call.machine.coreType("ArrayAt"))
    },
  ]
}

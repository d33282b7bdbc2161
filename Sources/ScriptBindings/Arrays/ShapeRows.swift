import MetaScript
import TensorCore

/// Functions that arrange elements anew.
enum ShapeRows {
  static let shared: [Builtin] = [
    Builtin("squeeze(a, /, axis=None)", does: "Without axes of size 1.") { call throws(Raised) in
      let (tensor, axes) = (try call.array(0), try call.axes(1))
      return try call.machine.array { try tensor.squeezed(axes: axes) }
    },
    Builtin("flatten(a, /, start_axis=0, end_axis=-1)", does: "Axes made one.") {
      call throws(Raised) in
      let tensor = try call.array(0)
      let (first, last) = (try call.int(1, or: 0), try call.int(2, or: -1))
      return try call.machine.array { try tensor.flattened(from: first, to: last) }
    },
    Builtin("swapaxes(a, /, axis1, axis2)", does: "Two axes exchanged.") { call throws(Raised) in
      let tensor = try call.array(0)
      let (one, other) = (try call.int(1, or: 0), try call.int(2, or: 0))
      return try call.machine.array { try tensor.swappingAxes(one, other) }
    },
    Builtin("moveaxis(a, /, source, destination)", does: "An axis moved.") {
      call throws(Raised) in
      let tensor = try call.array(0)
      let (source, target) = (try call.int(1, or: 0), try call.int(2, or: 0))
      return try call.machine.array { try tensor.movingAxis(source, to: target) }
    },
    Builtin("split(a, /, indices_or_sections, axis=0)", does: "Parts along an axis.") {
      call throws(Raised) in
      let (tensor, axis) = (try call.array(0), try call.int(2, or: 0))
      let machine = call.machine
      if call[1].isInt {
        let parts = call[1].asInt
        return try machine.list(
          ofArrays: try machine.native { try tensor.split(parts: parts, axis: axis) })
      }
      let places = try machine.integers(call[1])
      return try machine.list(
        ofArrays: try machine.native { try tensor.split(at: places, axis: axis) })
    },
    Builtin("diagonal(a, /, offset=0, axis1=0, axis2=1)", does: "A diagonal.") {
      call throws(Raised) in
      let (tensor, offset) = (try call.array(0), try call.int(1, or: 0))
      let (axis1, axis2) = (try call.int(2, or: 0), try call.int(3, or: 1))
      return try call.machine.array {
        try tensor.diagonal(offset: offset, axis1: axis1, axis2: axis2)
      }
    },
    Builtin("diag(a, /, k=0)", does: "The diagonal, or a matrix that has it.") {
      call throws(Raised) in
      let (tensor, offset) = (try call.array(0), try call.int(1, or: 0))
      return try call.machine.array { try tensor.diag(offset: offset) }
    },
  ]

  static let functions: [Builtin] = [
    Builtin("reshape(a, /, shape)", does: "The elements in another shape.") {
      call throws(Raised) in
      let (tensor, shape) = (try call.array(0), try call.shape(1))
      return try call.machine.array { try tensor.reshaped(shape) }
    },
    Builtin("transpose(a, /, axes=None)", does: "The axes in another order.") {
      call throws(Raised) in
      let (tensor, axes) = (try call.array(0), try call.axes(1))
      return try call.machine.array { try tensor.transposed(axes) }
    },
    Builtin("permute_dims(a, /, axes=None)", does: "The axes in another order.") {
      call throws(Raised) in
      let (tensor, axes) = (try call.array(0), try call.axes(1))
      return try call.machine.array { try tensor.transposed(axes) }
    },
    Builtin("expand_dims(a, /, axis)", does: "With axes of size 1.") { call throws(Raised) in
      let (tensor, axes) = (try call.array(0), try call.axes(1) ?? [])
      return try call.machine.array { try tensor.expandingDimensions(axes) }
    },
    Builtin("unflatten(a, /, axis, shape)", does: "An axis made several.") {
      call throws(Raised) in
      let (tensor, axis) = (try call.array(0), try call.int(1, or: 0))
      let shape = try call.shape(2)
      return try call.machine.array { try tensor.unflattened(axis: axis, sizes: shape) }
    },
    Builtin("broadcast_to(a, /, shape)", does: "Repeated to a shape.") { call throws(Raised) in
      let (tensor, shape) = (try call.tensor(0), try call.shape(1))
      return try call.machine.array { try tensor.broadcast(to: shape) }
    },
    Builtin("broadcast_arrays(*arrays)", does: "All in their common shape.") {
      call throws(Raised) in
      let arrays = try (0..<call.restCount).map { place throws(Raised) in
        try call.machine.tensor(from: call.rest(place), dtype: nil)
      }
      return try call.machine.list(
        ofArrays: try call.machine.native { try Tensor.broadcast(arrays) })
    },
    Builtin("concatenate(arrays, axis=0)", does: "Arrays joined along an axis.") {
      call throws(Raised) in
      let (arrays, axis) = (try call.tensors(0), try call.optionalInt(1))
      return try call.machine.array {
        guard let axis = call[1].isUndefined ? 0 : axis else {
          return try Tensor.concatenate(try arrays.map { try $0.flattened() }, axis: 0)
        }
        return try Tensor.concatenate(arrays, axis: axis)
      }
    },
    Builtin("stack(arrays, axis=0)", does: "Arrays along a new axis.") { call throws(Raised) in
      let (arrays, axis) = (try call.tensors(0), try call.int(1, or: 0))
      return try call.machine.array { try Tensor.stack(arrays, axis: axis) }
    },
    Builtin("repeat(array, repeats, axis=None)", does: "Each element several times.") {
      call throws(Raised) in
      let (tensor, count) = (try call.array(0), try call.int(1, or: 1))
      let axis = try call.optionalInt(2)
      return try call.machine.array { try tensor.repeated(count, axis: axis) }
    },
    Builtin("tile(a, reps, /)", does: "The whole several times.") { call throws(Raised) in
      let (tensor, counts) = (try call.array(0), try call.shape(1))
      return try call.machine.array { try tensor.tiled(counts) }
    },
    Builtin("roll(a, shift, axis=None)", does: "The elements moved round.") {
      call throws(Raised) in
      let (tensor, shift) = (try call.array(0), try call.int(1, or: 0))
      let axis = try call.optionalInt(2)
      return try call.machine.array { try tensor.rolled(shift, axis: axis) }
    },
    Builtin("pad(a, pad_width, mode='constant', constant_values=0)", does: "Padded.") {
      call throws(Raised) in
      let tensor = try call.array(0)
      let widths = try padding(call, rank: tensor.rank)
      let value = try call.number(3, or: 0)
      guard call[2].isUndefined || StringRef(call[2])?.text == "constant" else {
        throw call.machine.error(.valueError, "Invalid padding mode; 'constant' is available.")
      }
      return try call.machine.array { try tensor.padded(widths, mode: .constant(value)) }
    },
    Builtin("tril(x, k=0)", does: "Zeros above a diagonal.") { call throws(Raised) in
      let (tensor, offset) = (try call.array(0), try call.int(1, or: 0))
      return try call.machine.array { try tensor.lowerTriangle(offset: offset) }
    },
    Builtin("triu(x, k=0)", does: "Zeros below a diagonal.") { call throws(Raised) in
      let (tensor, offset) = (try call.array(0), try call.int(1, or: 0))
      return try call.machine.array { try tensor.upperTriangle(offset: offset) }
    },
    Builtin("trace(a, /, offset=0, axis1=0, axis2=1)", does: "The sum of a diagonal.") {
      call throws(Raised) in
      let (tensor, offset) = (try call.array(0), try call.int(1, or: 0))
      let (axis1, axis2) = (try call.int(2, or: 0), try call.int(3, or: 1))
      return try call.machine.array { try tensor.trace(offset: offset, axis1: axis1, axis2: axis2) }
    },
    Builtin("view(a, dtype)", does: "The bytes as another type.") { call throws(Raised) in
      let (tensor, dtype) = (try call.array(0), try call.dtype(1, or: .float32))
      return try call.machine.array { try tensor.viewed(as: dtype) }
    },
  ]

  /// `pad_width`: one number, a pair, or a pair for each axis.
  private static func padding(_ call: Call, rank: Int) throws(Raised) -> [(Int, Int)] {
    let machine = call.machine
    if call[1].isInt { return Array(repeating: (call[1].asInt, call[1].asInt), count: rank) }
    var widths: [(Int, Int)] = []
    var plain: [Int] = []
    try machine.iterate(call[1]) { item throws(Raised) in
      if item.isInt {
        plain.append(item.asInt)
      } else {
        let pair = try machine.integers(item)
        guard pair.count == 2 else { throw call.incompatible() }
        widths.append((pair[0], pair[1]))
      }
      return true
    }
    if widths.isEmpty, plain.count == 1 || plain.count == 2 {
      return Array(repeating: (plain[0], plain[plain.count - 1]), count: rank)
    }
    guard plain.isEmpty, widths.count == rank else {
      throw machine.error(
        .valueError, "Invalid number of padding sizes passed to pad with ndim \(rank)")
    }
    return widths
  }
}

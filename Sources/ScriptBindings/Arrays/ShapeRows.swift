import MetaScript
import TensorCore

/// Functions that arrange elements anew.
enum ShapeRows {
  private static func concatenate(_ name: String) -> Builtin {
    Builtin("\(name)(arrays, axis=0)", does: "Arrays joined along an axis.") {
      call throws(Raised) in
      let (arrays, axis) = (try call.tensors(0), try call.optionalInt(1))
      let isFlat = call[1].isNone
      return try call.machine.array {
        if isFlat { return try Tensor.concatenate(arrays.map { try $0.flattened() }, axis: 0) }
        return try Tensor.concatenate(arrays, axis: axis ?? 0)
      }
    }
  }

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
    concatenate("concatenate"), concatenate("concat"),
    Builtin("unstack(x, /, *, axis=0)", does: "The parts of an axis.") { call throws(Raised) in
      let (tensor, axis) = (try call.array(0), try call.int(1, or: 0))
      let machine = call.machine
      return try machine.tuple(ofArrays: try machine.native { try tensor.unstacked(axis: axis) })
    },
    Builtin("flip(a, /, axis=None)", does: "The elements in reverse.") { call throws(Raised) in
      let (tensor, axes) = (try call.array(0), try call.axes(1))
      return try call.machine.array { try tensor.flipped(axes: axes) }
    },
    Builtin("matrix_transpose(a, /)", does: "The last two axes exchanged.") {
      call throws(Raised) in
      let tensor = try call.array(0)
      guard tensor.rank >= 2 else {
        throw call.machine.error(
          .valueError, "[matrix_transpose] Input array must have at least 2 dimensions.")
      }
      return try call.machine.array { try tensor.swappingAxes(-1, -2) }
    },
    Builtin("broadcast_shapes(*shapes)", does: "The common shape.") { call throws(Raised) in
      let machine = call.machine
      var common: [Int] = []
      for place in 0..<call.restCount {
        let value = call.rest(place)
        let shape = value.isInt ? [value.asInt] : try machine.integers(value)
        let before = common
        common = try machine.native { try Tensor.broadcastShape(before, shape) }
      }
      return try machine.heap.tuple(common.map { .int($0) })
    },
    Builtin("meshgrid(*arrays, sparse=False, indexing='xy')", does: "Coordinates of a grid.") {
      call throws(Raised) in
      let machine = call.machine
      let arrays = try call.restArrays()
      let (sparse, indexing) = (
        try call.bool(0), call[1].isUndefined ? "xy" : try call.text(1).text
      )
      guard indexing == "xy" || indexing == "ij" else {
        throw machine.error(
          .valueError,
          "[meshgrid] Invalid indexing value. Valid values are 'xy' and 'ij', but got '\(indexing)'."
        )
      }
      return try machine.tuple(
        ofArrays: try machine.native {
          try Tensor.meshgrid(arrays, sparse: sparse, matrixOrder: indexing == "ij")
        })
    },
    atLeast(1), atLeast(2), atLeast(3),
    Builtin("contiguous(a, /, allow_col_major=False)", does: "The array: all are row-major.") {
      call throws(Raised) in call.machine.array(try call.array(0))
    },
    Builtin("as_strided(a, /, shape=None, strides=None, offset=0)", does: "Elements by strides.") {
      call throws(Raised) in
      let tensor = try call.array(0)
      let shape = call.isAbsent(1) ? tensor.shape : try call.shape(1)
      let strides = call.isAbsent(2) ? nil : try call.shape(2)
      let offset = try call.int(3, or: 0)
      return try call.machine.array {
        try tensor.strided(shape, strides: strides, offset: offset)
      }
    },
    Builtin("slice(a, start_indices, axes, slice_size)", does: "A part from places on.") {
      call throws(Raised) in
      let (tensor, axes, sizes) = (try call.array(0), try call.shape(2), try call.shape(3))
      let starts = try call.array(1)
      return try call.machine.array {
        try tensor.part(from: starts, axes: axes, sizes: sizes)
      }
    },
    Builtin("slice_update(a, update, start_indices, axes)", does: "A part replaced.") {
      call throws(Raised) in
      let (tensor, update, axes) = (try call.array(0), try call.array(1), try call.shape(3))
      let starts = try call.array(2)
      return try call.machine.array {
        try tensor.replacing(from: starts, axes: axes, with: update)
      }
    },
    Builtin("stack(arrays, axis=0)", does: "Arrays along a new axis.") { call throws(Raised) in
      let (arrays, axis) = (try call.tensors(0), try call.optionalInt(1) ?? 0)
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
      let (tensor, shifts) = (try call.array(0), try call.axes(1) ?? [])
      guard let axes = try call.axes(2) else {
        let shift = shifts.reduce(0, &+)
        return try call.machine.array { try tensor.rolled(shift) }
      }
      // Along one axis several shifts are their sum.
      if call[2].isInt {
        let shift = shifts.reduce(0, &+)
        return try call.machine.array { try tensor.rolled(shift, axis: axes[0]) }
      }
      guard call[1].isInt || shifts.count >= axes.count else {
        throw call.machine.error(
          .valueError,
          "[roll] At least one shift value per axis is required, \(shifts.count) "
            + "provided for \(axes.count) axes.")
      }
      return try call.machine.array {
        var result = tensor
        for (place, axis) in axes.enumerated() {
          result = try result.rolled(call[1].isInt ? shifts[0] : shifts[place], axis: axis)
        }
        return result
      }
    },
    Builtin("pad(a, pad_width, mode='constant', constant_values=0)", does: "Padded.") {
      call throws(Raised) in
      let tensor = try call.array(0)
      let widths = try padding(call, rank: tensor.rank)
      let mode = call[2].isUndefined ? "constant" : try call.text(2).text
      let modes: [String: PaddingMode] = [
        "constant": .constant(mode == "constant" ? try call.number(3, or: 0) : 0), "edge": .edge,
        "reflect": .reflect, "symmetric": .symmetric,
      ]
      guard let mode = modes[mode] else {
        throw call.machine.error(.valueError, "Invalid padding mode (\(mode)) passed to pad")
      }
      return try call.machine.array { try tensor.padded(widths, mode: mode) }
    },
    Builtin("tril(x, k=0)", does: "Zeros above a diagonal.") { call throws(Raised) in
      let (tensor, offset) = (try call.array(0), try call.int(1, or: 0))
      return try call.machine.array { try tensor.lowerTriangle(offset: offset) }
    },
    Builtin("triu(x, k=0)", does: "Zeros below a diagonal.") { call throws(Raised) in
      let (tensor, offset) = (try call.array(0), try call.int(1, or: 0))
      return try call.machine.array { try tensor.upperTriangle(offset: offset) }
    },
    Builtin(
      "trace(a, /, offset=0, axis1=0, axis2=1, dtype=None)", does: "The sum of a diagonal."
    ) { call throws(Raised) in
      let (tensor, offset) = (try call.array(0), try call.int(1, or: 0))
      let (axis1, axis2) = (try call.int(2, or: 0), try call.int(3, or: 1))
      let dtype = try call.optionalDType(4)
      return try call.machine.array {
        try tensor.trace(offset: offset, axis1: axis1, axis2: axis2, dtype: dtype)
      }
    },
    Builtin("view(a, dtype)", does: "The bytes as another type.") { call throws(Raised) in
      let (tensor, dtype) = (try call.array(0), try call.dtype(1, or: .float32))
      return try call.machine.array { try tensor.viewed(as: dtype) }
    },
  ]

  /// `atleast_1d` and its kin: one array gives one, several give a list.
  private static func atLeast(_ count: Int) -> Builtin {
    Builtin("atleast_\(count)d(*arrays)", does: "With at least \(count) axes.") {
      call throws(Raised) in
      let arrays = try call.restArrays()
      let machine = call.machine
      let results = try machine.native { try arrays.map { try $0.atLeast(dimensions: count) } }
      return results.count == 1
        ? machine.array(results[0]) : try machine.list(ofArrays: results)
    }
  }

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
    // One pair serves all axes, and none where there are none.
    if plain.isEmpty, widths.count == 1 { return Array(repeating: widths[0], count: rank) }
    guard plain.isEmpty, widths.count == rank else {
      throw machine.error(
        .valueError, "Invalid number of padding sizes passed to pad with axes of size \(rank)")
    }
    return widths
  }
}

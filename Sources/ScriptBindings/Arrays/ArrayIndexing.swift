import MetaScript
import TensorCore

extension Machine {
  /// What stands between the brackets of `array[…]`.
  func indices(_ key: Value) throws(Raised) -> [Index] {
    guard let tuple = TupleRef(key) else { return [try index(part: key, inTuple: false)] }
    var all: [Index] = []
    for place in 0..<tuple.count { all.append(try index(part: tuple[place], inTuple: true)) }
    return all
  }

  private func index(part key: Value, inTuple: Bool) throws(Raised) -> Index {
    switch key.tag {
    case .int: return .position(key.asInt)
    case .none: return .newAxis
    case .ellipsis: return .ellipsis
    case .slice:
      let slice = SliceRef(unchecked: key)
      return .slice(try bound(slice.start), try bound(slice.stop), try bound(slice.step))
    case .list: return .array(try positions(try tensor(from: key, dtype: nil)))
    case .native:
      if let array = arrayObject(key) { return .array(try positions(array.tensor)) }
    default: break
    }
    throw error(
      .valueError, "Cannot index mlx array using the given type" + (inTuple ? " yet" : "."))
  }

  private func positions(_ tensor: Tensor) throws(Raised) -> Tensor {
    if tensor.dtype == .bool {
      throw error(.valueError, "boolean indices are not yet supported")
    }
    return tensor
  }

  private func bound(_ value: Value) throws(Raised) -> Int? {
    if value.isNone { return nil }
    if value.isInt { return value.asInt }
    if arrayObject(value) != nil {
      throw error(.valueError, "Slice indices must be integers or None.")
    }
    return try index(value, "Slice indices must be integers or None.")
  }

  /// `array[key]`
  func item(_ tensor: Tensor, _ key: Value) throws(Raised) -> Tensor {
    if key.isInt, tensor.rank == 0 {
      throw error(.valueError, "too many indices for array: array is 0-dimensional")
    }
    let indices = try indices(key)
    return try native { try tensor[indices] }
  }

  /// `array` with `array[key] = value` done.
  func setItem(_ tensor: Tensor, _ key: Value, _ value: Value) throws(Raised) -> Tensor {
    let new: Tensor
    if let array = arrayObject(value) {
      new = array.tensor
    } else if let scalar = try scalarTensor(value, like: tensor.dtype) {
      new = scalar
    } else {
      throw error(
        .valueError, "Invalid type \(type(of: value).name) received in array initialization.")
    }
    if let mask = arrayObject(key)?.tensor, mask.dtype == .bool {
      return try native { try tensor.setting(mask, to: new) }
    }
    let indices = try indices(key)
    return try native { try tensor.updating(indices, with: new.asType(tensor.dtype)) }
  }
}

extension Tensor {
  /// `value` where `mask` holds; the mask covers the first axes. The value is one for all places, or
  /// one more axis deep: then its parts are taken one after another.
  fileprivate func setting(_ mask: Tensor, to value: Tensor) throws -> Tensor {
    guard mask.rank <= rank, mask.shape == Array(shape.prefix(mask.rank)) else {
      throw TensorError.argument(
        operation: "masked_scatter",
        "The boolean mask should have the same shape as the beginning of the indexed array but the "
          + "mask has shape \(shapeText(mask.shape)) and the array has shape \(shapeText(shape))")
    }
    let rest = Array(shape.dropFirst(mask.rank))
    let new = try value.asType(dtype)
    guard new.rank > rest.count else {
      let spread = try mask.reshaped(mask.shape + rest.map { _ in 1 })
      return try Tensor.where(spread, new.broadcast(to: rest), self)
    }
    guard new.rank == rest.count + 1 else {
      throw TensorError.argument(
        operation: "masked_scatter",
        "Value array shape must be broadcastable with the last \(rest.count) dimensions of the "
          + "input.")
    }
    let places = try mask.booleans().enumerated().filter(\.element).map(\.offset)
    guard places.count <= new.shape[0] else {
      throw TensorError.argument(
        operation: "masked_scatter", "Source does not have enough elements for mask.")
    }
    if places.isEmpty { return self }
    let parts = try new[[.slice(nil, places.count, nil)]]
    return try reshaped([mask.count] + rest)
      .updating([.array(try Tensor(places, dtype: .int64))], with: parts).reshaped(shape)
  }
}

/// `array.at[key]`: updates that add up where positions repeat.
final class ArrayPlaces: NativeObject {
  let tensor: Tensor
  let indices: [Index]?
  init(_ tensor: Tensor, _ indices: [Index]? = nil) {
    (self.tensor, self.indices) = (tensor, indices)
  }
}

enum ArrayPlacesRows {
  private static func row(
    _ name: String, _ summary: String,
    _ body: @escaping @Sendable (Tensor, Tensor, [Index]) throws(TensorError) -> Tensor
  ) -> Builtin {
    Builtin("\(name)(self, value, /)", does: summary) { call throws(Raised) in
      let places = try call.receiver(ArrayPlaces.self)
      guard let indices = places.indices else {
        throw call.machine.error(
          .valueError, "Must give indices to array.at (e.g. `x.at[0].add(4)`).")
      }
      let machine = call.machine
      guard let value = try machine.operand(call[1], like: places.tensor.dtype) else {
        throw machine.error(
          .valueError,
          "Invalid type \(machine.type(of: call[1]).name) received in array initialization.")
      }
      return try call.machine.array { try body(places.tensor, value, indices) }
    }
  }

  static let rows: [Builtin] = [
    Builtin("__getitem__(self, key, /)", does: "The places to update.") { call throws(Raised) in
      let machine = call.machine
      let tensor = try call.receiver(ArrayPlaces.self).tensor
      let places = ArrayPlaces(tensor, try machine.indices(call[1]))
      return machine.heap.native(places, type: machine.type(of: call[0]))
    },
    row("add", "The array with values added.") { a, b, at throws(TensorError) in
      try a.adding(b, at: at)
    },
    row("subtract", "The array with values subtracted.") { a, b, at throws(TensorError) in
      try a.subtracting(b, at: at)
    },
    row("multiply", "The array with parts multiplied.") { a, b, at throws(TensorError) in
      try a.multiplying(b, at: at)
    },
    row("divide", "The array with parts divided.") { a, b, at throws(TensorError) in
      try a.dividing(b, at: at)
    },
    row("maximum", "The array with the larger of part and value.") { a, b, at throws(TensorError) in
      try a.maximum(b, at: at)
    },
    row("minimum", "The array with the smaller of part and value.") {
      a, b, at throws(TensorError) in
      try a.minimum(b, at: at)
    },
  ]
}

extension Call {
  /// An argument's array, or its number in the type `dtype`.
  func operand(_ index: Int, like dtype: DType) throws(Raised) -> Tensor {
    guard let operand = try machine.operand(self[index], like: dtype) else { throw incompatible() }
    return operand
  }
}

extension Machine {
  /// An array, or a number that takes the type `dtype`; nil for anything else.
  fileprivate func operand(_ value: Value, like dtype: DType) throws(Raised) -> Tensor? {
    if let array = arrayObject(value) { return array.tensor }
    return try scalarTensor(value, like: dtype)
  }
}

import MetaScript
import TensorCore

// How rows read arguments that are arrays, shapes, axes, numbers and element types.

extension Call {
  func isAbsent(_ index: Int) -> Bool { self[index].isUndefined || self[index].isNone }

  /// An array argument; numbers become arrays, as MLX takes them.
  func tensor(_ index: Int) throws(Raised) -> Tensor {
    if let array = machine.arrayObject(self[index]) { return array.tensor }
    if let scalar = try machine.scalarTensor(self[index]) { return scalar }
    throw incompatible()
  }

  /// An argument that must be an array.
  func array(_ index: Int) throws(Raised) -> Tensor {
    if let array = machine.arrayObject(self[index]) { return array.tensor }
    throw incompatible()
  }

  func optionalTensor(_ index: Int) throws(Raised) -> Tensor? {
    isAbsent(index) ? nil : try tensor(index)
  }

  /// Two operands, of which one may be a number that takes the type of the other.
  func operands(_ first: Int = 0, _ second: Int = 1) throws(Raised) -> (Tensor, Tensor) {
    let (a, b) = (machine.arrayObject(self[first]), machine.arrayObject(self[second]))
    if let a, let b { return (a.tensor, b.tensor) }
    if let a, let number = try machine.scalarTensor(self[second], like: a.tensor.dtype) {
      return (a.tensor, number)
    }
    if let b, let number = try machine.scalarTensor(self[first], like: b.tensor.dtype) {
      return (number, b.tensor)
    }
    return (try tensor(first), try tensor(second))
  }

  /// `axis=None | int | sequence`.
  func axes(_ index: Int) throws(Raised) -> [Int]? {
    if isAbsent(index) { return nil }
    if self[index].isInt { return [self[index].asInt] }
    return try machine.integers(self[index])
  }

  func axis(_ index: Int, or omitted: Int) throws(Raised) -> Int { try int(index, or: omitted) }

  func optionalInt(_ index: Int) throws(Raised) -> Int? {
    isAbsent(index) ? nil : try int(index, or: 0)
  }

  func number(_ index: Int, or omitted: Double) throws(Raised) -> Double {
    self[index].isUndefined ? omitted : try machine.number(self[index])
  }

  /// A shape: an int or a sequence of ints.
  func shape(_ index: Int) throws(Raised) -> [Int] {
    if isAbsent(index) { return [] }
    return self[index].isInt ? [self[index].asInt] : try machine.integers(self[index])
  }

  func dtype(_ index: Int, or omitted: DType) throws(Raised) -> DType {
    try optionalDType(index) ?? omitted
  }

  func optionalDType(_ index: Int) throws(Raised) -> DType? {
    if isAbsent(index) { return nil }
    if let object = NativeRef(self[index])?.object as? DTypeObject { return object.dtype }
    throw incompatible()
  }

  /// A sequence of arrays.
  func tensors(_ index: Int) throws(Raised) -> [Tensor] {
    if let array = machine.arrayObject(self[index]) {
      let tensor = array.tensor
      return try machine.native { try (0..<(tensor.shape.first ?? 0)).map { try tensor[$0] } }
    }
    var all: [Tensor] = []
    try machine.iterate(self[index]) { value throws(Raised) in
      guard let array = machine.arrayObject(value) else { throw incompatible() }
      all.append(array.tensor)
      return true
    }
    return all
  }

  /// The arrays among the rest of the arguments, which may come as one list.
  func restArrays() throws(Raised) -> [Tensor] {
    var all: [Tensor] = []
    for place in 0..<restCount {
      let value = rest(place)
      if value.tag == .list || value.tag == .tuple {
        try machine.iterate(value) { item throws(Raised) in
          guard let array = machine.arrayObject(item) else { throw incompatible() }
          all.append(array.tensor)
          return true
        }
      } else {
        all.append(try machine.tensor(from: value, dtype: nil))
      }
    }
    return all
  }

  /// MLX's TypeError for an argument that fits no signature.
  func incompatible() -> Raised {
    var given: [String] = []
    for index in function.parameters.all.indices where !self[index].isUndefined {
      given.append(machine.type(of: self[index]).name)
    }
    for index in 0..<restCount { given.append(machine.type(of: rest(index)).name) }
    return machine.error(
      .typeError,
      "\(function.name)(): incompatible function arguments. The following argument types are "
        + "supported:\n    1. \(function.row.signature)\n\nInvoked with types: "
        + given.joined(separator: ", "))
  }
}

extension Machine {
  /// A number of a script, arrays of one element included.
  func number(_ value: Value) throws(Raised) -> Double {
    if value.isFloat { return value.asFloat }
    if value.isInt { return Double(value.asInt) }
    if let array = arrayObject(value) { return try native { try array.tensor.item() } }
    return try realNumber(value)
  }

  /// The ints of a sequence, which must not be endless.
  func integers(_ value: Value) throws(Raised) -> [Int] {
    var all: [Int] = []
    try iterate(value) { item throws(Raised) in
      guard all.count < 1 << 24 else {
        throw error(.valueError, "A sequence of more than \(1 << 24) integers was given.")
      }
      all.append(item.isInt ? item.asInt : try index(item))
      return true
    }
    return all
  }

  /// The strings of a sequence.
  func strings(_ value: Value) throws(Raised) -> [String] {
    if let one = StringRef(value) { return [one.text] }
    var all: [String] = []
    try iterate(value) { item throws(Raised) in
      guard let text = StringRef(unwrap(item)) else {
        throw error(.typeError, "expected str, got \(type(of: item).name)")
      }
      all.append(text.text)
      return true
    }
    return all
  }

  /// A bool, int or float as an array of MLX's type for it, or of one that fits `dtype`; nil for
  /// anything else.
  func scalarTensor(_ value: Value, like dtype: DType? = nil) throws(Raised) -> Tensor? {
    switch value.tag {
    case .bool:
      return try native { try Tensor(value.asBool).asType(dtype ?? .bool) }
    case .int:
      let number = value.asInt
      let type = dtype ?? (Int32(exactly: number) == nil ? .int64 : .int32)
      if type == .bool {
        // Here MLX wraps what does not fit.
        return try native { try Tensor(number, dtype: .int64).asType(.int32) }
      }
      guard type.holds(number) else {
        throw error(.valueError, "Converting \(number) to \(type.name) would result in overflow.")
      }
      return try native {
        type.isInteger ? try Tensor(number, dtype: type) : try Tensor(Double(number), dtype: type)
      }
    case .float:
      let type = dtype.map { $0.isFloating ? $0 : .float32 } ?? .float32
      return try native { try Tensor(value.asFloat, dtype: type) }
    case .bigInt:
      throw error(.overflowError, "Python int too large to convert to C long")
    default: return nil
    }
  }

  /// The path that an argument is: a str, or what `__fspath__` gives.
  func pathText(_ value: Value) throws(Raised) -> String {
    if let text = StringRef(unwrap(value)) { return text.text }
    if let path = try callSpecial(.fspath, of: value), let text = StringRef(unwrap(path)) {
      return text.text
    }
    throw error(
      .typeError, "expected str or os.PathLike object, not \(type(of: value).name)")
  }

  /// A dict with these entries, in order.
  func dict(
    _ entries: some Collection<(name: String, value: Value)>
  ) throws(Raised) -> Value {
    let dict = try heap.dict(capacity: entries.count)
    for (name, value) in entries { try heap.set(heap.intern(name), to: value, in: dict) }
    return dict.value
  }
}

extension DType {
  /// Whether an integer type holds a number; other types round it.
  fileprivate func holds(_ number: Int) -> Bool {
    switch self {
    case .uint8: UInt8(exactly: number) != nil
    case .uint16: UInt16(exactly: number) != nil
    case .uint32: UInt32(exactly: number) != nil
    case .int8: Int8(exactly: number) != nil
    case .int16: Int16(exactly: number) != nil
    case .int32: Int32(exactly: number) != nil
    case .bool, .uint64, .int64, .float16, .float32, .float64, .bfloat16, .complex64: true
    }
  }
}

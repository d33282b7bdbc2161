import MetaScript
import TensorCore

extension Machine {
  /// `mx.array(value, dtype)`: numbers, nested sequences of numbers, arrays, or sequences of arrays.
  func tensor(from value: Value, dtype: DType?) throws(Raised) -> Tensor {
    if let array = arrayObject(value) {
      let tensor = array.tensor
      return try native { try tensor.asType(dtype ?? tensor.dtype) }
    }
    if value.isFloat, let dtype {
      return try native { try Tensor(value.asFloat, dtype: dtype) }
    }
    if let scalar = try scalarTensor(value) {
      return try native { try scalar.asType(dtype ?? scalar.dtype) }
    }
    guard value.tag == .list || value.tag == .tuple else { throw invalid(value) }
    var leaves = NestedLeaves()
    try leaves.measure(value, self)
    guard try leaves.collect(value, depth: 0, self) else {
      let stacked = try stacked(value, depth: 0)
      return try native { try stacked.asType(dtype ?? stacked.dtype) }
    }
    return try native { try leaves.tensor(dtype: dtype) }
  }

  /// A nested sequence that arrays stand in, each as the sequence of its parts; the types are
  /// promoted.
  private func stacked(_ value: Value, depth: Int) throws(Raised) -> Tensor {
    if let array = arrayObject(value) { return array.tensor }
    if let scalar = try scalarTensor(value) { return scalar }
    guard let items = items(value) else { throw invalid(value) }
    guard depth < NestedLeaves.mostAxes, !items.isEmpty else {
      throw error(.valueError, "Initialization encountered non-uniform length.")
    }
    try charge(items.count)
    var parts: [Tensor] = []
    for item in items {
      let part = try stacked(item, depth: depth + 1)
      guard part.shape == parts.first?.shape ?? part.shape else {
        throw error(.valueError, "Initialization encountered non-uniform length.")
      }
      parts.append(part)
    }
    return try native { try Tensor.stack(parts, axis: 0) }
  }

  fileprivate func invalid(_ value: Value) -> Raised {
    error(.valueError, "Invalid type \(type(of: value).name) received in array initialization.")
  }

  fileprivate func items(_ value: Value) -> [Value]? {
    if let list = ListRef(value) { return list.snapshot }
    if let tuple = TupleRef(value) { return (0..<tuple.count).map { tuple[$0] } }
    return nil
  }
}

/// The numbers of a nested sequence, in order, and the shape they fill.
private struct NestedLeaves {
  private var shape: [Int] = []
  private var integers: [Int] = []
  private var reals: [Double] = []
  private var kind = Kind.none

  private enum Kind { case none, bool, integer, real }

  /// The most axes an array may be given; a list that holds itself has no end.
  static let mostAxes = 64

  /// Takes the shape from the first items, and asks for the memory before anything is collected.
  mutating func measure(_ value: Value, _ machine: Machine) throws(Raised) {
    var walk = value
    while let items = machine.items(walk) {
      guard shape.count < Self.mostAxes else {
        throw machine.error(.valueError, "Sequences are nested more than \(Self.mostAxes) deep.")
      }
      shape.append(items.count)
      guard let first = items.first else { break }
      walk = first
    }
    var count = 1
    for size in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      count = overflow ? Int.max : product
    }
    let available = MemoryBudget.limit - MemoryBudget.bytesInUse
    if count > available / 8 {
      throw machine.raised(for: TensorError.shapeOverflow(shape))
    }
  }

  /// - Returns: Whether all items are numbers; false, and nothing of use, where an array is among
  ///   them.
  mutating func collect(_ value: Value, depth: Int, _ machine: Machine) throws(Raised) -> Bool {
    guard let items = machine.items(value) else {
      if machine.arrayObject(value) != nil { return false }
      throw uneven(machine)
    }
    guard depth < shape.count, items.count == shape[depth] else { throw uneven(machine) }
    try machine.charge(items.count)
    for item in items {
      if depth + 1 < shape.count {
        guard try collect(item, depth: depth + 1, machine) else { return false }
      } else {
        if item.tag == .list || item.tag == .tuple {
          throw machine.error(.valueError, "Initialization encountered extra dimension.")
        }
        guard try add(item, machine) else { return false }
      }
    }
    return true
  }

  private func uneven(_ machine: Machine) -> Raised {
    machine.error(.valueError, "Initialization encountered non-uniform length.")
  }

  /// Takes a number; false where it is an array.
  private mutating func add(_ value: Value, _ machine: Machine) throws(Raised) -> Bool {
    switch value.tag {
    case .bool, .int:
      if kind == .none { kind = .bool }
      if value.isInt, kind == .bool { kind = .integer }
      if kind == .real { reals.append(Double(value.asInt)) } else { integers.append(value.asInt) }
    case .float:
      if kind != .real {
        reals = integers.map(Double.init)
        integers = []
        kind = .real
      }
      reals.append(value.asFloat)
    case .bigInt:
      throw machine.error(.overflowError, "Python int too large to convert to C long")
    default:
      guard machine.arrayObject(value) == nil else { return false }
      throw machine.invalid(value)
    }
    return true
  }

  func tensor(dtype: DType?) throws -> Tensor {
    switch kind {
    case .none: return try Tensor([Float](), shape: shape).asType(dtype ?? .float32)
    case .bool: return try Tensor(integers.map { $0 != 0 }, shape: shape).asType(dtype ?? .bool)
    case .integer:
      let fits = integers.allSatisfy { Int32(exactly: $0) != nil }
      return try Tensor(integers, shape: shape, dtype: dtype ?? (fits ? .int32 : .int64))
    case .real: return try Tensor(reals, shape: shape, dtype: dtype ?? .float32)
    }
  }
}

import MetaScript
import TensorCore

extension Machine {
  /// `mx.array(value, dtype)`: numbers, nested sequences of numbers, arrays, or sequences of arrays.
  func tensor(from value: Value, dtype: DType?) throws(Raised) -> Tensor {
    if let array = arrayObject(value) {
      let tensor = array.tensor
      return try native { try tensor.asType(dtype ?? tensor.dtype) }
    }
    if let scalar = try scalarTensor(value) {
      return try native { try scalar.asType(dtype ?? scalar.dtype) }
    }
    guard value.tag == .list || value.tag == .tuple else { throw invalid(value) }
    var leaves = NestedLeaves()
    try leaves.measure(value, self)
    try leaves.collect(value, depth: 0, self)
    return try native { try leaves.tensor(dtype: dtype) }
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
  private var tensors: [Tensor] = []
  private var kind = Kind.none

  private enum Kind { case none, bool, integer, real, tensor }

  /// The most axes an array may be given; a list that holds itself has no end.
  private static let mostAxes = 64

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

  mutating func collect(_ value: Value, depth: Int, _ machine: Machine) throws(Raised) {
    guard let items = machine.items(value) else { return try add(value, machine) }
    guard depth < shape.count, items.count == shape[depth] else { throw uneven(machine) }
    try machine.charge(items.count)
    for item in items {
      if depth + 1 == shape.count {
        if item.tag == .list || item.tag == .tuple { throw uneven(machine) }
        try add(item, machine)
      } else {
        guard item.tag == .list || item.tag == .tuple else { throw uneven(machine) }
        try collect(item, depth: depth + 1, machine)
      }
    }
  }

  private func uneven(_ machine: Machine) -> Raised {
    machine.error(.valueError, "Initialization encountered non-uniform length.")
  }

  private mutating func add(_ value: Value, _ machine: Machine) throws(Raised) {
    if kind == .tensor || machine.arrayObject(value) != nil {
      return try addTensor(value, machine)
    }
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
    default: throw machine.invalid(value)
    }
  }

  private mutating func addTensor(_ value: Value, _ machine: Machine) throws(Raised) {
    if kind != .tensor {
      let before = (integers, reals, kind)
      kind = .tensor
      tensors = try machine.native {
        try before.2 == .real
          ? before.1.map { try Tensor($0) } : before.0.map { try Tensor($0, dtype: .int32) }
      }
      (integers, reals) = ([], [])
    }
    if let array = machine.arrayObject(value) {
      tensors.append(array.tensor)
    } else if let scalar = try machine.scalarTensor(value) {
      tensors.append(scalar)
    } else {
      throw machine.invalid(value)
    }
  }

  func tensor(dtype: DType?) throws -> Tensor {
    switch kind {
    case .none: return try Tensor([Float](), shape: shape).asType(dtype ?? .float32)
    case .bool: return try Tensor(integers.map { $0 != 0 }, shape: shape).asType(dtype ?? .bool)
    case .integer:
      let fits = integers.allSatisfy { Int32(exactly: $0) != nil }
      return try Tensor(integers, shape: shape, dtype: dtype ?? (fits ? .int32 : .int64))
    case .real: return try Tensor(reals, shape: shape, dtype: dtype ?? .float32)
    case .tensor:
      let type =
        dtype ?? tensors.dropFirst().reduce(tensors[0].dtype) { $0.promoted(with: $1.dtype) }
      let parts = try tensors.map { try $0.asType(type) }
      let stacked = try Tensor.stack(parts, axis: 0)
      return try stacked.reshaped(shape + parts[0].shape)
    }
  }
}

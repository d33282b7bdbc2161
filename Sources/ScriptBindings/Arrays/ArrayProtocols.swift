import MetaScript
import TensorCore

/// What the language asks of an array: text, truth, length, items, numbers.
enum ArrayProtocols {
  private static func tensor(_ call: Call) throws(Raised) -> Tensor {
    try call.receiver(ArrayObject.self).tensor
  }

  /// The text, which is read from the elements: what is being recorded has none yet.
  private static func text(of tensor: Tensor, _ machine: Machine) throws(Raised) -> String {
    if machine.isObserving, tensor.isCaptured {
      throw machine.endObservation("reads the elements of an array")
    }
    return machine.text(of: tensor)
  }

  static let rows: [Builtin] = [
    Builtin("__repr__(self, /)", does: "As MLX prints it.") { call throws(Raised) in
      try call.heap.string(try text(of: try tensor(call), call.machine))
    },
    Builtin("__str__(self, /)", does: "As MLX prints it.") { call throws(Raised) in
      try call.heap.string(try text(of: try tensor(call), call.machine))
    },
    Builtin("__format__(self, spec, /)", does: "A number's format, for an array of one.") {
      call throws(Raised) in
      let tensor = try tensor(call)
      let machine = call.machine
      let spec = try call.text(1)
      if tensor.rank == 0 {
        return try machine.format(try machine.scalar(tensor), spec).value
      }
      guard spec.isEmpty else {
        throw machine.error(
          .typeError, "unsupported format string passed to mx.array.__format__")
      }
      return try call.heap.string(try text(of: tensor, machine))
    },
    Builtin("__bool__(self, /)", does: "The one element's truth.") { call throws(Raised) in
      let tensor = try tensor(call)
      return .bool(try call.machine.native { try tensor.item() != 0 })
    },
    Builtin("__float__(self, /)", does: "The one element.") { call throws(Raised) in
      let tensor = try tensor(call)
      return .float(try call.machine.native { try tensor.item() })
    },
    Builtin("__int__(self, /)", does: "The one element, toward zero.") { call throws(Raised) in
      try integer(try tensor(call), call.machine)
    },
    Builtin("__index__(self, /)", does: "The one element of an integer array.") {
      call throws(Raised) in
      let tensor = try tensor(call)
      guard tensor.dtype.isInteger else {
        throw call.machine.error(.typeError, "only integer arrays can be converted to an index")
      }
      return try integer(tensor, call.machine)
    },
    Builtin("__len__(self, /)", does: "The size of the first axis.") { call throws(Raised) in
      guard let first = try tensor(call).shape.first else {
        throw call.machine.error(.typeError, "len() 0-dimensional array.")
      }
      return .int(first)
    },
    Builtin("__getitem__(self, key, /)", does: "A part of the array.") { call throws(Raised) in
      call.machine.array(try call.machine.item(try tensor(call), call[1]))
    },
    Builtin("__setitem__(self, key, value, /)", does: "Changes a part.") { call throws(Raised) in
      let object = try call.receiver(ArrayObject.self)
      let new = try call.machine.setItem(object.tensor, call[1], call[2])
      object.replace(with: new, call.heap)
      return .none
    },
    Builtin("__iter__(self, /)", does: "The parts along the first axis.") { call throws(Raised) in
      let tensor = try tensor(call)
      guard tensor.rank > 0 else {
        throw call.machine.error(.typeError, "iter() 0-dimensional array.")
      }
      return call.heap.native(
        ArrayIterator(tensor), type: call.machine.coreType("ArrayIterator"))
    },
    Builtin("__copy__(self, /)", does: "Another array of the same elements.") {
      call throws(Raised) in call.machine.array(try tensor(call))
    },
    Builtin("__deepcopy__(self, memo, /)", does: "Another array of the same elements.") {
      call throws(Raised) in call.machine.array(try tensor(call))
    },
  ]

  private static func integer(_ tensor: Tensor, _ machine: Machine) throws(Raised) -> Value {
    if tensor.dtype.isInexact {
      let number = try machine.native { try tensor.item() }
      return try machine.truncated(number)
    }
    return .int(try machine.native { try tensor.itemAsInteger() })
  }
}

/// The parts of an array along its first axis.
final class ArrayIterator: BoundObject {
  private var position = 0

  init(_ tensor: Tensor) {
    super.init()
    step = { [unowned self] machine throws(Raised) in
      guard position < tensor.shape[0] else { return nil }
      let part = position
      position += 1
      return try machine.array { try tensor[part] }
    }
  }
}

extension Machine {
  /// The one element of an array as a number of the language.
  func scalar(_ tensor: Tensor) throws(Raised) -> Value {
    if tensor.dtype == .complex64 { throw complexRefusal() }
    return try native {
      switch tensor.dtype.category {
      case .boolean: .bool(try tensor.item() != 0)
      case .signedInteger, .unsignedInteger:
        integer(try tensor.itemAsInteger(), of: tensor.dtype)
      case .floating, .complex: .float(try tensor.item())
      }
    }
  }

  /// The numbers of `uint64` beyond those of `Int` come as its bits.
  private func integer(_ bits: Int, of dtype: DType) -> Value {
    dtype == .uint64 && bits < 0 ? heap.int(.init(UInt(bitPattern: bits))) : .int(bits)
  }

  private func complexRefusal() -> Raised {
    error(.typeError, "not part of .mps: complex numbers; an array's parts are .real and .imag")
  }

  /// `array.tolist()`
  func nestedList(_ tensor: Tensor) throws(Raised) -> Value {
    if tensor.rank == 0 { return try scalar(tensor) }
    if tensor.dtype == .complex64 { throw complexRefusal() }
    let size = tensor.shape[0]
    // In parts, between which a stop is seen.
    let most = 1 << 18
    if tensor.count > most, size > 0 {
      let list = try heap.list(capacity: size)
      pin(list.value)
      let rows = Swift.max(1, most / (tensor.count / size))
      for start in stride(from: 0, to: size, by: rows) {
        let length = Swift.min(rows, size - start)
        let part = try native {
          try Interrupt.check()
          return try tensor.part(
            from: [start], axes: [0], sizes: [length] + tensor.shape.dropFirst())
        }
        if length == 1, tensor.rank > 1 {
          try heap.append(try nestedList(try native { try part[0] }), to: list)
          continue
        }
        guard let items = ListRef(try nestedList(part)) else { continue }
        for index in 0..<length { try heap.append(items[index], to: list) }
      }
      return list.value
    }
    let leaves: [Value] = try native {
      switch tensor.dtype.category {
      case .boolean: try tensor.booleans().map { .bool($0) }
      case .signedInteger, .unsignedInteger:
        try tensor.integers().map { integer($0, of: tensor.dtype) }
      case .floating, .complex: try tensor.doubles().map { .float($0) }
      }
    }
    return try nested(leaves[...], tensor.shape[...])
  }

  private func nested(
    _ leaves: ArraySlice<Value>, _ shape: ArraySlice<Int>
  ) throws(Raised) -> Value {
    guard let size = shape.first, shape.count > 1 else { return try heap.list(leaves) }
    let inner = shape.dropFirst()
    let step = inner.reduce(1, *)
    let list = try heap.list(capacity: size)
    for row in 0..<size {
      let start = leaves.startIndex + row * step
      try heap.append(try nested(leaves[start..<start + step], inner), to: list)
    }
    return list.value
  }
}

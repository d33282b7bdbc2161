/// Concatenation and repetition.
extension Machine {
  /// `+` and `*` of sequences; nil when neither side is one, TypeError when the other side is wrong.
  func sequenceOperation(
    _ op: BinaryOperator, _ a: Value, _ b: Value
  ) throws(Raised) -> Value? {
    if op == .add {
      let other = unwrap(b)
      switch a.tag {
      case .string:
        if let b = StringRef(other) {
          let a = StringRef(unchecked: a)
          try chargeBytes(a.count &+ b.count)
          makeRoom((a.byteCount &+ b.byteCount) &* 2, keeping: a.value, other)
          return try heap.concatenate(a, b)
        }
      case .list:
        if let b = ListRef(other) { return try concatenate(ListRef(unchecked: a), b) }
      case .tuple:
        if let b = TupleRef(other) { return try concatenate(TupleRef(unchecked: a), b) }
      default: return nil
      }
      throw typeError(
        "can only concatenate \(typeName(a)) (not \"\(typeName(b))\") to \(typeName(a))")
    }
    guard op == .multiply else { return nil }
    if a.isSequence {
      guard let count = try repetitionCount(b) else {
        throw typeError("can't multiply sequence by non-int of type '\(typeName(b))'")
      }
      return try repeated(a, count)
    }
    let right = unwrap(b)
    if right.isSequence {
      guard let count = try repetitionCount(a) else {
        throw typeError("can't multiply sequence by non-int of type '\(typeName(a))'")
      }
      return try repeated(right, count)
    }
    return nil
  }

  /// How often a sequence is to be repeated; nil when the value is no integer.
  func repetitionCount(_ value: Value) throws(Raised) -> Int? {
    guard let count = try integer(value) else { return nil }
    guard count.isInt else {
      throw error(.overflowError, "cannot fit 'int' into an index-sized integer")
    }
    return max(count.asInt, 0)
  }

  private func concatenate(_ a: ListRef, _ b: ListRef) throws(Raised) -> Value {
    makeRoom((a.count + b.count) * 16, keeping: a.value, b.value)
    let result = try heap.list(capacity: a.count + b.count)
    for index in 0..<a.count {
      try tick(index)
      try heap.append(a[index], to: result)
    }
    for index in 0..<b.count {
      try tick(index)
      try heap.append(b[index], to: result)
    }
    return result.value
  }

  private func concatenate(_ a: TupleRef, _ b: TupleRef) throws(Raised) -> Value {
    if a.count == 0 { return b.value }
    if b.count == 0 { return a.value }
    makeRoom((a.count + b.count) * 16, keeping: a.value, b.value)
    let result = try heap.tuple(count: a.count + b.count)
    try charge(a.count / 16)
    for index in 0..<a.count { result.initialize(index, to: a[index]) }
    try charge(b.count / 16)
    for index in 0..<b.count { result.initialize(a.count + index, to: b[index]) }
    return result.value
  }

  /// The product of a length and a count; MemoryError when no memory holds it.
  private func size(_ count: Int, times: Int) throws(Raised) -> Int {
    let (size, overflow) = count.multipliedReportingOverflow(by: times)
    if overflow || size > Int.max / 16 { throw Raised(heap.memoryError) }
    return size
  }

  private func repeated(_ sequence: Value, _ times: Int) throws(Raised) -> Value {
    switch sequence.tag {
    case .string:
      let string = StringRef(unchecked: sequence)
      if times == 1 { return sequence }
      let count = try size(string.count, times: times)
      if count == 0 { return heap.empty.value }
      try charge(count / 64)
      makeRoom(count * string.width.bytes, keeping: sequence)
      let result = try heap.uninitializedString(count: count, width: string.width)
      if count <= 1 << 16 {
        result.fill(from: 0, count: count, with: string)
        return result.value
      }
      // In pieces, each of which is written in less than a millisecond.
      let piece = max(string.count, (1 << 20) / string.count * string.count)
      var done = 0
      while done < count {
        result.fill(from: done, count: min(piece, count - done), with: string)
        done += piece
        try charge(piece / 1_024)
      }
      return result.value
    case .list:
      let list = ListRef(unchecked: sequence)
      let count = try size(list.count, times: times)
      makeRoom(count * 16, keeping: sequence)
      let result = try heap.list(capacity: count)
      try charge(count / 16)
      var place = 0
      for index in 0..<count {
        try tick(index)
        try heap.append(list[place], to: result)
        place &+= 1
        if place == list.count { place = 0 }
      }
      return result.value
    default:
      let tuple = TupleRef(unchecked: sequence)
      if times == 1 { return sequence }
      let count = try size(tuple.count, times: times)
      if count > Int(UInt32.max) { throw Raised(heap.memoryError) }
      makeRoom(count * 16, keeping: sequence)
      let result = try heap.tuple(count: count)
      try charge(count / 16)
      for index in 0..<count { result.initialize(index, to: tuple[index % tuple.count]) }
      return result.value
    }
  }

  func repeatInPlace(_ list: ListRef, _ times: Int) throws(Raised) {
    let original = list.count
    let count = try size(original, times: times)
    if count == 0 { return heap.truncate(list, to: 0) }
    try heap.grow(list, toHold: count)
    try charge(count / 16)
    for index in original..<max(count, original) {
      try tick(index)
      try heap.append(list[index % original], to: list)
    }
  }

  /// `list.extend(items)`
  func extend(_ list: ListRef, with items: Value) throws(Raised) {
    switch items.tag {
    case .list:
      let other = ListRef(unchecked: items)
      let count = other.count
      try heap.grow(list, toHold: list.count + count)
      for index in 0..<count {
        try tick(index)
        try heap.append(other[index], to: list)
      }
    case .tuple:
      let other = TupleRef(unchecked: items)
      try heap.grow(list, toHold: list.count + other.count)
      for index in 0..<other.count { try heap.append(other[index], to: list) }
    case .instance, .native, .iterator: try append(itemsOf: items, to: list)
    default:
      if items.tag == .range { try heap.reserve(items: try length(items)) }
      try iterate(items) { (item) throws(Raised) in
        try heap.append(item, to: list)
        return true
      }
    }
  }
}

extension Value {
  var isSequence: Bool { tag == .string || tag == .list || tag == .tuple }
}

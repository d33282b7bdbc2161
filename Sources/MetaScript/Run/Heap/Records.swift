/// Objects that are a header and a row of values: tuples, cells, slices, bound methods …
///
/// `Header.extra` is the number of values. The collector traces them all alike.
@safe package struct RecordLayout: BitwiseCopyable {
  var header: Header
}

package protocol Record: Handle where Layout == RecordLayout {}

extension Record {
  @inline(__always) var fields: UnsafeMutablePointer<Value> {
    unsafe (UnsafeMutableRawPointer(pointer) + 8).assumingMemoryBound(to: Value.self)
  }

  @inline(__always) package var fieldCount: Int { Int(header.extra) }

  @inline(__always) subscript(field index: Int) -> Value {
    get {
      assert(index >= 0 && index < fieldCount)
      return unsafe fields[index]
    }
    nonmutating set {
      assert(index >= 0 && index < fieldCount)
      unsafe fields[index] = newValue
    }
  }
}

extension Heap {
  @inline(__always)
  func record(_ kind: Tag, fields count: Int) -> UnsafeMutablePointer<RecordLayout> {
    let object = unsafe allocate(kind, size: 8 + count * 16)
      .assumingMemoryBound(to: RecordLayout.self)
    unsafe object.pointee.header.extra = UInt32(truncatingIfNeeded: count)
    return unsafe object
  }
}

/// A tuple: immutable once its maker has filled it.
@safe package struct TupleRef: Record {
  package static let kind = Tag.tuple
  package let pointer: UnsafeMutablePointer<RecordLayout>
  package init(_ pointer: UnsafeMutablePointer<RecordLayout>) { unsafe self.pointer = pointer }

  @inline(__always) package var count: Int { fieldCount }
  @inline(__always) package subscript(index: Int) -> Value { self[field: index] }
  /// Fills a place of a tuple that no script has seen yet.
  @inline(__always) package func initialize(_ index: Int, to value: Value) {
    self[field: index] = value
  }
}

/// The shared place of a captured variable.
@safe package struct CellRef: Record {
  package static let kind = Tag.cell
  package let pointer: UnsafeMutablePointer<RecordLayout>
  package init(_ pointer: UnsafeMutablePointer<RecordLayout>) { unsafe self.pointer = pointer }

  @inline(__always) package var content: Value {
    get { self[field: 0] }
    nonmutating set { self[field: 0] = newValue }
  }
}

/// `slice(start, stop, step)`.
@safe package struct SliceRef: Record {
  package static let kind = Tag.slice
  package let pointer: UnsafeMutablePointer<RecordLayout>
  package init(_ pointer: UnsafeMutablePointer<RecordLayout>) { unsafe self.pointer = pointer }

  package var start: Value { self[field: 0] }
  package var stop: Value { self[field: 1] }
  package var step: Value { self[field: 2] }
}

/// `range(start, stop, step)`; the fields are ints of any size, `length` included.
@safe package struct RangeRef: Record {
  package static let kind = Tag.range
  package let pointer: UnsafeMutablePointer<RecordLayout>
  package init(_ pointer: UnsafeMutablePointer<RecordLayout>) { unsafe self.pointer = pointer }

  package var start: Value { self[field: 0] }
  package var stop: Value { self[field: 1] }
  package var step: Value { self[field: 2] }
  package var length: Value { self[field: 3] }
}

/// A function with its first argument: what `object.method` gives.
@safe package struct MethodRef: Record {
  package static let kind = Tag.method
  package let pointer: UnsafeMutablePointer<RecordLayout>
  package init(_ pointer: UnsafeMutablePointer<RecordLayout>) { unsafe self.pointer = pointer }

  @inline(__always) package var receiver: Value { self[field: 0] }
  @inline(__always) package var function: Value { self[field: 1] }
}

/// `property`, `staticmethod` and `classmethod` objects.
@safe package struct DescriptorRef: Record {
  package enum Role: UInt8 { case property, staticMethod, classMethod }

  package static let kind = Tag.descriptor
  package let pointer: UnsafeMutablePointer<RecordLayout>
  package init(_ pointer: UnsafeMutablePointer<RecordLayout>) { unsafe self.pointer = pointer }

  package var role: Role { unsafe Role(rawValue: flags).unsafelyUnwrapped }
  /// The getter of a property, or the wrapped function.
  package var function: Value { self[field: 0] }
  package var setter: Value { self[field: 1] }
  package var deleter: Value { self[field: 2] }
  package var documentation: Value {
    get { self[field: 3] }
    nonmutating set { self[field: 3] = newValue }
  }
}

/// `super()`: looks attributes up after `type` in the order of the receiver's type.
@safe package struct SuperRef: Record {
  package static let kind = Tag.superProxy
  package let pointer: UnsafeMutablePointer<RecordLayout>
  package init(_ pointer: UnsafeMutablePointer<RecordLayout>) { unsafe self.pointer = pointer }

  package var type: Value { self[field: 0] }
  package var receiver: Value { self[field: 1] }
}

/// `dict.keys()`, `.values()`, `.items()`.
@safe package struct ViewRef: Record {
  package enum Role: UInt8 { case keys, values, items }

  package static let kind = Tag.view
  package let pointer: UnsafeMutablePointer<RecordLayout>
  package init(_ pointer: UnsafeMutablePointer<RecordLayout>) { unsafe self.pointer = pointer }

  /// A view of an OrderedDict, which shows itself as such.
  static let orderedFlag: UInt8 = 4

  package var role: Role { unsafe Role(rawValue: flags & 3).unsafelyUnwrapped }
  var isOrdered: Bool { flags & Self.orderedFlag != 0 }
  package var dict: DictRef { DictRef(unchecked: self[field: 0]) }
}

extension Heap {
  /// A tuple of `count` places that the caller fills at once.
  @inline(__always) package func tuple(count: Int) throws(Raised) -> TupleRef {
    try reserve(count * 16)
    let tuple = unsafe TupleRef(record(.tuple, fields: count))
    unsafe tuple.fields.initialize(repeating: .none, count: count)
    return tuple
  }

  package func tuple(_ items: [Value]) throws(Raised) -> Value {
    let tuple = try tuple(count: items.count)
    for (index, item) in items.enumerated() { tuple.initialize(index, to: item) }
    return tuple.value
  }

  @inline(__always) package func cell(_ content: Value) -> CellRef {
    let cell = unsafe CellRef(record(.cell, fields: 1))
    unsafe cell.fields.initialize(to: content)
    return cell
  }

  package func slice(_ start: Value, _ stop: Value, _ step: Value) -> Value {
    fill(unsafe SliceRef(record(.slice, fields: 3)), start, stop, step)
  }

  /// A range whose length the caller has computed.
  package func range(_ start: Value, _ stop: Value, _ step: Value, length: Value) -> Value {
    fill(unsafe RangeRef(record(.range, fields: 4)), start, stop, step, length)
  }

  @inline(__always) package func method(_ function: Value, of receiver: Value) -> Value {
    fill(unsafe MethodRef(record(.method, fields: 2)), receiver, function)
  }

  package func descriptor(
    _ role: DescriptorRef.Role, _ function: Value, setter: Value = .none, deleter: Value = .none,
    documentation: Value = .none
  ) -> Value {
    let made = unsafe DescriptorRef(record(.descriptor, fields: 4))
    made.flags = role.rawValue
    return fill(made, function, setter, deleter, documentation)
  }

  package func superProxy(type: Value, receiver: Value) -> Value {
    fill(unsafe SuperRef(record(.superProxy, fields: 2)), type, receiver)
  }

  package func view(
    _ role: ViewRef.Role, of dict: DictRef, ordered: Bool = false
  ) -> Value {
    let made = unsafe ViewRef(record(.view, fields: 1))
    made.flags = role.rawValue | (ordered ? ViewRef.orderedFlag : 0)
    return fill(made, dict.value)
  }

  @inline(__always) private func fill<R: Record>(_ record: R, _ values: Value...) -> Value {
    for (index, value) in values.enumerated() { unsafe record.fields[index] = value }
    return record.value
  }
}

/// An iterator of the built-in containers, stepped by the machine's loop without a call.
@safe package struct IteratorLayout: BitwiseCopyable {
  var header: Header
  /// What is walked: a list, tuple, string, dict, set or range; none when exhausted.
  var source: Value
  /// The next place, or the next number of a range.
  var position: Int
  /// The end of a range, or the size that a dict or set had when the walk began.
  var limit: Int
  /// The step of a range, or how many entries of a dict are still to come.
  var step: Int
}

@safe package struct IteratorRef: Handle {
  package enum Role: UInt8 {
    case list, tuple, string, range, keys, values, items, set
    /// From the end to the start.
    case reversedList, reversedTuple, reversedString, reversedKeys, reversedValues, reversedItems
    /// By `__getitem__` with 0, 1, 2 … until IndexError.
    case sequence, reversedSequence
    /// `iter(callable, sentinel)`: source is a tuple of both.
    case calls
  }

  package static let kind = Tag.iterator
  package let pointer: UnsafeMutablePointer<IteratorLayout>
  @inline(__always) package init(_ pointer: UnsafeMutablePointer<IteratorLayout>) {
    unsafe self.pointer = pointer
  }

  @inline(__always) package var role: Role { unsafe unsafeBitCast(flags, to: Role.self) }
  @inline(__always) package var source: Value {
    get { unsafe pointer.pointee.source }
    nonmutating set { unsafe pointer.pointee.source = newValue }
  }
  @inline(__always) package var position: Int {
    get { unsafe pointer.pointee.position }
    nonmutating set { unsafe pointer.pointee.position = newValue }
  }
  @inline(__always) package var limit: Int { unsafe pointer.pointee.limit }
  @inline(__always) package var step: Int {
    get { unsafe pointer.pointee.step }
    nonmutating set { unsafe pointer.pointee.step = newValue }
  }
}

extension Heap {
  package func iterator(
    _ role: IteratorRef.Role, over source: Value, position: Int = 0, limit: Int = 0, step: Int = 1
  ) -> IteratorRef {
    let iterator = unsafe allocate(.iterator, size: MemoryLayout<IteratorLayout>.size)
      .assumingMemoryBound(to: IteratorLayout.self)
    unsafe iterator.pointee.header.flags = role.rawValue
    unsafe iterator.pointee.source = source
    unsafe iterator.pointee.position = position
    unsafe iterator.pointee.limit = limit
    unsafe iterator.pointee.step = step
    return unsafe IteratorRef(iterator)
  }
}

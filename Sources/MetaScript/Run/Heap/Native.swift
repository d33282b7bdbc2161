import BigInt

/// A Swift object in the heap: its type for scripts, and the object itself, retained.
@safe package struct NativeLayout: BitwiseCopyable {
  var header: Header
  var type: UnsafeMutablePointer<TypeLayout>
  /// The object; of a packed native, its pack.
  var object: UnsafeRawPointer
  /// What the object of a packed native will count.
  var footprint: Int
}

/// The base of Swift objects that scripts hold.
///
/// A subclass that holds values must show them to the collector in `trace`; one that holds much
/// memory outside the heap tells its bytes to `Heap.account` when it is made and in `footprint`.
open class NativeObject {
  /// Attributes of an instance of a script's class that derives from the object's: a dict, or
  /// undefined before the first.
  final var ownAttributes = Value.undefined

  public init() {}
  /// Marks every value the object holds.
  package func trace(_ tracer: inout Tracer) {}
  /// Bytes counted for the object besides its cell; given back when it is swept.
  package var footprint: Int { 0 }
  /// Whether the object is an iterator that `next` steps.
  package var isIterator: Bool { false }
  /// The next item, nil at the end; only called when `isIterator`.
  package func next(_ machine: Machine) throws(Raised) -> Value? { nil }
  /// Whether the iterator's items are pairs that `nextPair` can give without making them.
  package var makesPairs: Bool { false }
  /// The halves of the next item, nil at the end; only called when `makesPairs`.
  package func nextPair(_ machine: Machine) throws(Raised) -> (Value, Value)? { nil }
}

@safe package struct NativeRef: Handle {
  package static let kind = Tag.native
  package let pointer: UnsafeMutablePointer<NativeLayout>
  @inline(__always) package init(_ pointer: UnsafeMutablePointer<NativeLayout>) {
    unsafe self.pointer = pointer
  }

  @inline(__always) package var type: TypeRef { unsafe TypeRef(pointer.pointee.type) }
  /// The object, not retained while `body` runs.
  @inline(__always) func withObject<Result>(_ body: (NativeObject) -> Result) -> Result {
    if isPacked { unpack() }
    return unsafe Unmanaged<NativeObject>.fromOpaque(pointer.pointee.object)
      ._withUnsafeGuaranteedRef(body)
  }
  /// What a script's class has given the object besides what it is.
  var attributes: DictRef? { isPacked ? nil : DictRef(withObject { $0.ownAttributes }) }
  @inline(__always) package var object: NativeObject {
    if isPacked { unpack() }
    return unsafe Unmanaged<NativeObject>.fromOpaque(pointer.pointee.object).takeUnretainedValue()
  }
}

/// An integer that does not fit in 64 bits.
package final class BigBox {
  package let value: BigInt
  init(_ value: BigInt) { self.value = value }
  var bytes: Int { value.bitWidth / 8 + 16 }
}

@safe package struct BigIntLayout: BitwiseCopyable {
  var header: Header
  var box: UnsafeRawPointer
}

@safe package struct BigIntRef: Handle {
  package static let kind = Tag.bigInt
  package let pointer: UnsafeMutablePointer<BigIntLayout>
  @inline(__always) package init(_ pointer: UnsafeMutablePointer<BigIntLayout>) {
    unsafe self.pointer = pointer
  }
  var box: BigBox {
    unsafe Unmanaged<BigBox>.fromOpaque(pointer.pointee.box).takeUnretainedValue()
  }
  package var value: BigInt { box.value }
}

/// A function written in Swift.
@safe package struct BuiltinLayout: BitwiseCopyable {
  var header: Header
  var function: UnsafeRawPointer
  /// The least and the most arguments by position that need no binding; `least` is negative until
  /// the signature has been read, and `most` is when binding is always needed.
  var least: Int32
  var most: Int32
  /// The parameters besides `*rest` when all arguments by position go there, else -1.
  var named: Int32
}

@safe package struct BuiltinRef: Handle {
  package static let kind = Tag.builtin
  package let pointer: UnsafeMutablePointer<BuiltinLayout>
  @inline(__always) package init(_ pointer: UnsafeMutablePointer<BuiltinLayout>) {
    unsafe self.pointer = pointer
  }
  @inline(__always) package var function: NativeFunction {
    unsafe Unmanaged<NativeFunction>.fromOpaque(pointer.pointee.function).takeUnretainedValue()
  }
  @inline(__always) var body: Builtin.Body {
    unsafe Unmanaged<NativeFunction>.fromOpaque(pointer.pointee.function)
      ._withUnsafeGuaranteedRef { $0.row.body }
  }

  /// How many arguments by position stand in their parameters' places as they are.
  @inline(__always) var arity: (least: Int, most: Int) {
    if unsafe pointer.pointee.least < 0 { readArity() }
    return unsafe (Int(pointer.pointee.least), Int(pointer.pointee.most))
  }

  /// The parameters besides `*rest` when all arguments by position go there, else negative; known
  /// once `arity` is.
  @inline(__always) var namedBesidesRest: Int { unsafe Int(pointer.pointee.named) }

  @inline(never) private func readArity() {
    let parameters = function.parameters
    let counts = parameters.simpleCounts
    unsafe pointer.pointee.named = parameters.takesOnlyRest ? Int32(parameters.all.count) : -1
    unsafe pointer.pointee.least = Int32(counts?.lowerBound ?? 0)
    unsafe pointer.pointee.most = Int32(counts?.upperBound ?? -1)
  }
}

extension Heap {
  package func native(_ object: NativeObject, type: TypeRef) -> Value {
    let native = unsafe allocate(.native, size: MemoryLayout<NativeLayout>.size)
      .assumingMemoryBound(to: NativeLayout.self)
    unsafe native.pointee.type = type.pointer
    unsafe native.pointee.object = UnsafeRawPointer(Unmanaged.passRetained(object).toOpaque())
    account(object.footprint)
    return unsafe NativeRef(native).value
  }

  /// An int of any size, inline where it fits.
  package func int(_ value: BigInt) -> Value {
    if let small = Int(exactly: value) { return .int(small) }
    let box = BigBox(value)
    let object = unsafe allocate(.bigInt, size: MemoryLayout<BigIntLayout>.size)
      .assumingMemoryBound(to: BigIntLayout.self)
    unsafe object.pointee.box = UnsafeRawPointer(Unmanaged.passRetained(box).toOpaque())
    account(box.bytes)
    return unsafe BigIntRef(object).value
  }

  package func builtin(_ function: NativeFunction) -> Value {
    let object = unsafe allocate(.builtin, size: MemoryLayout<BuiltinLayout>.size)
      .assumingMemoryBound(to: BuiltinLayout.self)
    unsafe object.pointee.function = UnsafeRawPointer(
      Unmanaged.passRetained(function).toOpaque())
    unsafe object.pointee.least = -1
    unsafe object.pointee.most = -1
    unsafe object.pointee.named = -1
    return unsafe BuiltinRef(object).value
  }
}

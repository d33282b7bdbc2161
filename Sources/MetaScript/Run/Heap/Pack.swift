/// Natives at rest: the bytes that a few Swift objects will be made of, in one object of the heap.
///
/// A built-in whose results are mostly passed on, or dropped, unread writes their contents into a
/// pack and gives natives that know only their place in it. Such a native costs a cell, where a Swift
/// object costs an allocation, its buffers and counting references; the object is made when somebody
/// asks for it (`NativeRef.object`), and the native is then like any other.
///
/// In memory: the fields of a record, one of them, the reader; the number of bytes; the bytes.
@safe package struct PackRef: Record {
  // No script sees a pack, so it can share the kind of another record that the collector knows.
  package static let kind = Tag.cell
  package let pointer: UnsafeMutablePointer<RecordLayout>
  package init(_ pointer: UnsafeMutablePointer<RecordLayout>) { unsafe self.pointer = pointer }

  /// Where the number of bytes stands, and where the bytes do.
  fileprivate static let countOffset = 24
  fileprivate static let bytesOffset = 32

  package var byteCount: Int {
    unsafe UnsafeRawPointer(pointer).load(fromByteOffset: Self.countOffset, as: Int.self)
  }

  /// The native that makes objects of the bytes.
  fileprivate var reader: PackReader {
    guard let reader = NativeRef(self[field: 0])?.object as? PackReader else {
      preconditionFailure("a pack without a reader")
    }
    return reader
  }

  /// Copies `values` to the place `offset`, in bytes.
  // Not inlined: see the traps of copies at the end of throwing functions.
  @inline(never) package func store<T: BitwiseCopyable>(_ values: [T], at offset: Int) {
    let count = values.count * MemoryLayout<T>.stride
    precondition(offset >= 0 && count <= byteCount - offset, "outside the pack")
    unsafe values.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      unsafe (UnsafeMutableRawPointer(pointer) + (Self.bytesOffset + offset)).copyMemory(
        from: start, byteCount: count)
    }
  }

  /// What `body` makes of the bytes `range`.
  package func withBytes<Result>(_ range: Range<Int>, _ body: (RawSpan) -> Result) -> Result {
    precondition(range.lowerBound >= 0 && range.upperBound <= byteCount, "outside the pack")
    let start = unsafe UnsafeRawPointer(pointer) + (Self.bytesOffset + range.lowerBound)
    return unsafe body(RawSpan(_unsafeStart: start, byteCount: range.count))
  }
}

/// Makes the objects of packs; it belongs to who writes them, and the packs keep it alive.
package final class PackReader: NativeObject {
  /// Part so and so of a pack. Called once for each native that is asked for its object.
  fileprivate let make: (PackRef, Int) -> NativeObject

  package init(_ make: @escaping (PackRef, Int) -> NativeObject) { self.make = make }
}

extension Heap {
  /// A pack of `byteCount` bytes that its maker is about to fill.
  ///
  /// - Parameter reader: The native of a `PackReader`.
  package func pack(_ byteCount: Int, reader: Value) throws(Raised) -> PackRef {
    try reserve(byteCount)
    let object = unsafe allocate(PackRef.kind, size: PackRef.bytesOffset + byteCount)
      .assumingMemoryBound(to: RecordLayout.self)
    unsafe object.pointee.header.extra = 1
    let pack = unsafe PackRef(object)
    unsafe pack.fields.initialize(to: reader)
    unsafe UnsafeMutableRawPointer(object).storeBytes(
      of: byteCount, toByteOffset: PackRef.countOffset, as: Int.self)
    return pack
  }

  /// The native whose object the reader of `pack` makes when it is asked for.
  ///
  /// - Parameters:
  ///   - part: What the reader is to be told.
  ///   - footprint: The object's, counted from now on.
  package func native(
    _ part: Int, of pack: PackRef, footprint: Int, type: TypeRef
  ) -> Value {
    let native = unsafe allocate(.native, size: MemoryLayout<NativeLayout>.size)
      .assumingMemoryBound(to: NativeLayout.self)
    unsafe native.pointee.header.flags = NativeRef.packedFlag
    unsafe native.pointee.header.extra = UInt32(part)
    unsafe native.pointee.type = type.pointer
    unsafe native.pointee.object = UnsafeRawPointer(pack.pointer)
    unsafe native.pointee.footprint = footprint
    account(footprint)
    return unsafe NativeRef(native).value
  }
}

extension NativeRef {
  /// Set while the native's object is still in a pack.
  static let packedFlag: UInt8 = 1

  @inline(__always) var isPacked: Bool { flags & Self.packedFlag != 0 }

  /// The pack of a native that is in one.
  var pack: PackRef {
    assert(isPacked)
    return unsafe PackRef(
      UnsafeMutableRawPointer(mutating: pointer.pointee.object)
        .assumingMemoryBound(to: RecordLayout.self))
  }

  /// Makes the object.
  @inline(never) func unpack() {
    let pack = pack
    let object = pack.reader.make(pack, Int(header.extra))
    precondition(
      unsafe object.footprint == pointer.pointee.footprint, "another footprint than was counted")
    unsafe pointer.pointee.object = UnsafeRawPointer(Unmanaged.passRetained(object).toOpaque())
    flags &= ~Self.packedFlag
  }
}

/// The first eight bytes of every heap object.
package struct Header: BitwiseCopyable {
  /// The object's kind; `.undefined` marks a free cell of a slab.
  var kind: Tag
  var isMarked: Bool
  /// The slab size class, or 0 for an object allocated on its own.
  var sizeClass: UInt8
  /// Bits whose meaning belongs to the kind.
  var flags: UInt8
  /// A number whose meaning belongs to the kind.
  var extra: UInt32
}

/// A pointer to a heap object of a known layout. Handles are trivially copyable and, like values,
/// keep nothing alive.
///
/// Layouts begin with a `Header`. A handle is made from a value whose tag has been checked, or by
/// the heap when it allocates; that, and the collector's rule about safe points, is what makes the
/// accessors of each handle safe to call.
@safe package protocol Handle: Equatable, BitwiseCopyable {
  associatedtype Layout: BitwiseCopyable
  static var kind: Tag { get }
  var pointer: UnsafeMutablePointer<Layout> { get }
  init(_ pointer: UnsafeMutablePointer<Layout>)
}

extension Handle {
  /// The handle behind a value whose tag is known to be `kind`.
  @inline(__always) package init(unchecked value: Value) {
    assert(value.tag == Self.kind)
    unsafe self.init(
      UnsafeMutablePointer(bitPattern: UInt(truncatingIfNeeded: value.bits)).unsafelyUnwrapped)
  }

  /// The handle behind a value, or nil when the value is of another kind.
  @inline(__always) package init?(_ value: Value) {
    guard value.tag == Self.kind else { return nil }
    self.init(unchecked: value)
  }

  @inline(__always) package var value: Value {
    unsafe Value(bits: UInt64(UInt(bitPattern: pointer)), tag: Self.kind)
  }

  @inline(__always) package static func == (a: Self, b: Self) -> Bool {
    unsafe a.pointer == b.pointer
  }

  @inline(__always) var header: Header {
    get { unsafe UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: Header.self).pointee }
    nonmutating set {
      unsafe UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: Header.self).pointee =
        newValue
    }
  }

  @inline(__always) var flags: UInt8 {
    get { header.flags }
    nonmutating set {
      unsafe UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: Header.self).pointee.flags =
        newValue
    }
  }
}

extension Value {
  /// The header of a value that is an object.
  @inline(__always) var headerPointer: UnsafeMutablePointer<Header> {
    unsafe UnsafeMutablePointer(bitPattern: UInt(truncatingIfNeeded: bits)).unsafelyUnwrapped
  }
}

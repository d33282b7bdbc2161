/// What kind of thing a value is: numbers and singletons inline, everything else a heap object.
///
/// The order matters: every case from `string` on is a pointer to a heap object, which
/// `Value.isObject` tests with one comparison.
package enum Tag: UInt8, Sendable, BitwiseCopyable {
  /// No value at all: an unbound local, an omitted argument, a free cell.
  case undefined
  case none, bool, int, float, ellipsis, notImplemented
  case string, bigInt, tuple, list, dict, set, range, slice
  case cell, code, function, builtin, method, type, instance, module
  case generator, iterator, view, descriptor, superProxy, native
}

/// One script value: sixteen bytes, trivially copyable, never reference counted.
///
/// Objects are kept alive by being reachable from the machine's roots when the collector runs,
/// which it does at safe points only (see `Heap`).
package struct Value: BitwiseCopyable {
  package var bits: UInt64
  package var tag: Tag

  @inline(__always) package init(bits: UInt64, tag: Tag) {
    self.bits = bits
    self.tag = tag
  }

  @inline(__always) package static var undefined: Value { Value(bits: 0, tag: .undefined) }
  @inline(__always) package static var none: Value { Value(bits: 0, tag: .none) }
  @inline(__always) package static var ellipsis: Value { Value(bits: 0, tag: .ellipsis) }
  @inline(__always) package static var notImplemented: Value {
    Value(bits: 0, tag: .notImplemented)
  }
  @inline(__always) package static var `true`: Value { Value(bits: 1, tag: .bool) }
  @inline(__always) package static var `false`: Value { Value(bits: 0, tag: .bool) }

  @inline(__always) package static func bool(_ value: Bool) -> Value {
    Value(bits: value ? 1 : 0, tag: .bool)
  }
  @inline(__always) package static func int(_ value: Int) -> Value {
    Value(bits: UInt64(bitPattern: Int64(value)), tag: .int)
  }
  @inline(__always) package static func float(_ value: Double) -> Value {
    Value(bits: value.bitPattern, tag: .float)
  }

  @inline(__always) package var isUndefined: Bool { tag == .undefined }
  @inline(__always) package var isNone: Bool { tag == .none }
  @inline(__always) package var isInt: Bool { tag == .int }
  @inline(__always) package var isFloat: Bool { tag == .float }
  @inline(__always) package var isBool: Bool { tag == .bool }
  @inline(__always) package var isObject: Bool { tag.rawValue >= Tag.string.rawValue }

  /// The payload of an `int` (or of a `bool`, as 0 or 1).
  @inline(__always) package var asInt: Int { Int(Int64(bitPattern: bits)) }
  /// The payload of a `float`.
  @inline(__always) package var asFloat: Double { Double(bitPattern: bits) }
  /// The payload of a `bool`.
  @inline(__always) package var asBool: Bool { bits != 0 }

  /// `is`: the same object, or the same inline value.
  @inline(__always) package func isIdentical(to other: Value) -> Bool {
    tag == other.tag && bits == other.bits
  }
}

/// A script exception on its way up: the payload of every `throws` in the language.
package struct Raised: Error {
  package let exception: Value

  package init(_ exception: Value) { self.exception = exception }
}

import Glibc

/// A script string: code points of 1, 2 or 4 bytes each, immutable, its hash remembered.
///
/// Short strings keep their code points behind the layout. Long results of `+` keep them in a
/// buffer with room to grow, which the next `+` on the newest string extends in place: so building
/// a string by `s += piece` costs what the pieces cost.
@safe package struct StringLayout: BitwiseCopyable {
  var header: Header
  var count: Int
  /// 0 while it has not been computed.
  var hash: Int
  var data: UnsafeMutableRawPointer
}

/// Shared growing storage of strings, counted by the strings that use it.
struct StringBuffer: BitwiseCopyable {
  var users: Int
  /// Bytes in use by the longest string.
  var used: Int
  var capacity: Int
}

/// The number of bytes a code point takes in a string's storage.
package enum CodePointWidth: UInt8, Comparable, Sendable, BitwiseCopyable {
  case one, two, four

  @inline(__always) package var bytes: Int { 1 << Int(rawValue) }
  @inline(__always) package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  @inline(__always) package static func holding(_ codePoint: UInt32) -> CodePointWidth {
    codePoint < 0x100 ? .one : codePoint < 0x1_0000 ? .two : .four
  }
}

@safe package struct StringRef: Handle {
  package static let kind = Tag.string
  package let pointer: UnsafeMutablePointer<StringLayout>
  @inline(__always) package init(_ pointer: UnsafeMutablePointer<StringLayout>) {
    unsafe self.pointer = pointer
  }

  static let widthMask: UInt8 = 3
  static let internedFlag: UInt8 = 4
  /// The code points stand in a `StringBuffer`.
  static let bufferFlag: UInt8 = 8
  /// Nothing but the sum it is the left operand of knows the string, which may grow in its cell.
  private static let openFlag: UInt8 = 16
  /// Bytes behind an open string when it is made.
  static let openRoom = 32

  /// The number of code points.
  @inline(__always) package var count: Int { unsafe pointer.pointee.count }
  @inline(__always) package var isEmpty: Bool { count == 0 }
  @inline(__always) package var width: CodePointWidth {
    unsafe CodePointWidth(rawValue: flags & Self.widthMask).unsafelyUnwrapped
  }
  @inline(__always) var isInterned: Bool { flags & Self.internedFlag != 0 }
  @inline(__always) var data: UnsafeMutableRawPointer { unsafe pointer.pointee.data }
  @inline(__always) var byteCount: Int { count * width.bytes }
  @inline(__always) var hasBuffer: Bool { flags & Self.bufferFlag != 0 }

  @inline(__always) var isOpen: Bool {
    get { flags & Self.openFlag != 0 }
    nonmutating set {
      if newValue { flags |= Self.openFlag } else { flags &= ~Self.openFlag }
    }
  }

  /// Appends to an open string; false when its cell has no room.
  func extend(by other: StringRef) -> Bool {
    let room = Int(header.sizeClass & ~Header.oldBit) * 16 - MemoryLayout<StringLayout>.size
    guard other.width <= width, byteCount + other.count * width.bytes <= room else { return false }
    store(other, at: count)
    unsafe pointer.pointee.count += other.count
    return true
  }

  /// The buffer that holds the code points, if they do not stand behind the layout.
  var buffer: UnsafeMutablePointer<StringBuffer>? {
    guard hasBuffer else { return nil }
    return unsafe (data - MemoryLayout<StringBuffer>.size).assumingMemoryBound(
      to: StringBuffer.self)
  }

  /// The code point at an index that the caller has checked.
  @inline(__always) package subscript(index: Int) -> UInt32 {
    assert(index >= 0 && index < count)
    switch width {
    case .one: return UInt32(unsafe data.load(fromByteOffset: index, as: UInt8.self))
    case .two: return UInt32(unsafe data.load(fromByteOffset: index * 2, as: UInt16.self))
    case .four: return unsafe data.load(fromByteOffset: index * 4, as: UInt32.self)
    }
  }

  /// Two strings of the same code points.
  @inline(__always) package static func equal(_ a: StringRef, _ b: StringRef) -> Bool {
    if a == b { return true }
    // Width is the narrowest that holds the string, so equal strings have equal widths.
    guard a.count == b.count, a.width == b.width else { return false }
    return unsafe equalBytes(a.data, b.data, count: a.byteCount)
  }

  /// A hash that never is 0, the same for equal strings.
  @inline(__always) package var hash: Int {
    let known = unsafe pointer.pointee.hash
    return known != 0 ? known : computeHash()
  }

  @inline(never) private func computeHash() -> Int {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(byteCount)
    var offset = 0
    let bytes = byteCount
    while offset &+ 8 <= bytes {
      let word = unsafe data.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      hash = Self.mix(hash ^ word)
      offset &+= 8
    }
    var tail: UInt64 = 0
    while offset < bytes {
      tail = tail << 8 | UInt64(unsafe data.load(fromByteOffset: offset, as: UInt8.self))
      offset &+= 1
    }
    hash = Self.mix(hash ^ tail)
    let result = Int(truncatingIfNeeded: hash)
    unsafe pointer.pointee.hash = result == 0 ? 1 : result == -1 ? -2 : result
    return unsafe pointer.pointee.hash
  }

  /// One round of multiplying into 128 bits and folding, as in wyhash.
  @inline(__always) private static func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }

  /// Comparison by code points: negative, zero or positive.
  package static func compare(_ a: StringRef, _ b: StringRef) -> Int {
    if a.width == .one, b.width == .one {
      let order = unsafe memcmp(a.data, b.data, min(a.count, b.count))
      return order != 0 ? Int(order) : a.count - b.count
    }
    for index in 0..<min(a.count, b.count) where a[index] != b[index] {
      return a[index] < b[index] ? -1 : 1
    }
    return a.count - b.count
  }

  /// The text as Swift's string, for messages and for the host; lone surrogates become U+FFFD.
  package var text: String {
    if width == .one {
      let bytes = unsafe UnsafeBufferPointer(
        start: data.assumingMemoryBound(to: UInt8.self), count: count)
      if unsafe bytes.allSatisfy({ $0 < 0x80 }) {
        return unsafe String(decoding: bytes, as: UTF8.self)
      }
    }
    var scalars = String.UnicodeScalarView()
    for index in 0..<count { scalars.append(Unicode.Scalar(self[index]) ?? "\u{FFFD}") }
    return String(scalars)
  }

  /// The code points as an array.
  package var codePoints: [UInt32] { (0..<count).map { self[$0] } }
}

/// A string as a key of Swift's dictionaries: compared by code points, as the language does.
struct StringKey: Hashable {
  let string: StringRef

  static func == (a: StringKey, b: StringKey) -> Bool { StringRef.equal(a.string, b.string) }
  func hash(into hasher: inout Hasher) { hasher.combine(string.hash) }
}

extension Heap {
  /// A string of `count` code points whose storage the caller fills at once.
  ///
  /// `width` must be the narrowest that holds what is then written.
  ///
  /// - Parameter spare: Bytes behind the code points, for what is short.
  func uninitializedString(
    count: Int, width: CodePointWidth, spare: Int = 0
  ) throws(Raised) -> StringRef {
    let header = MemoryLayout<StringLayout>.size
    let (bytes, overflow) = count.multipliedReportingOverflow(by: width.bytes)
    if overflow { throw Raised(memoryError) }
    try reserve(bytes)
    let string = unsafe allocate(.string, size: header + bytes + spare)
      .assumingMemoryBound(to: StringLayout.self)
    unsafe string.pointee.count = count
    unsafe string.pointee.hash = 0
    unsafe string.pointee.data = UnsafeMutableRawPointer(string) + header
    let made = unsafe StringRef(string)
    made.flags = width.rawValue
    return made
  }

  package func string(_ text: String) throws(Raised) -> Value {
    var text = text
    let ascii: StringRef?? = try? text.withUTF8 { bytes -> StringRef? in
      guard unsafe bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
      let made = try uninitializedString(count: bytes.count, width: .one)
      if let base = bytes.baseAddress {
        unsafe made.data.copyMemory(from: base, byteCount: bytes.count)
      }
      return made
    }
    if case .some(.some(let made)) = ascii { return made.value }
    return try string(codePoints: text.unicodeScalars.map(\.value))
  }

  /// A string of bytes that the caller knows to be ASCII.
  func string(ascii bytes: ArraySlice<UInt8>) throws(Raised) -> StringRef {
    let made = try uninitializedString(count: bytes.count, width: .one)
    try unsafe bytes.withUnsafeBufferPointer { (bytes) throws(Raised) in
      if let base = bytes.baseAddress {
        try unsafe copyBytes(bytes.count, from: base, to: made.data)
      }
    }
    return made
  }

  package func string(codePoints: some Collection<UInt32>) throws(Raised) -> Value {
    var widest: UInt32 = 0
    var index = 0
    for codePoint in codePoints {
      widest = max(widest, codePoint)
      index &+= 1
      if index & 0xFFFF == 0 { try charge(64) }
    }
    let made = try uninitializedString(count: index, width: .holding(widest))
    index = 0
    for codePoint in codePoints {
      made.store(codePoint, at: index)
      index &+= 1
      if index & 0xFFFF == 0 { try charge(64) }
    }
    return made.value
  }

  package func string(codePoint: UInt32) throws(Raised) -> Value {
    if codePoint < 0x100 { return single(codePoint) }
    let made = try uninitializedString(count: 1, width: .holding(codePoint))
    made.store(codePoint, at: 0)
    return made.value
  }

  /// The string of one code point below 256, of which there is one copy.
  @inline(__always) private func single(_ codePoint: UInt32) -> Value {
    if singles.isEmpty { makeSingles() }
    return singles[Int(codePoint)]
  }

  @inline(never) private func makeSingles() {
    singles = (0..<256).map { codePoint in
      intern(String(Character(Unicode.Scalar(UInt8(codePoint))))).value
    }
  }

  /// The decimal digits of an int.
  package func string(decimal value: Int) throws(Raised) -> Value {
    if value >= 0, value < 10 { return single(48 + UInt32(value)) }
    digits.clear()
    digits.prepend(decimal: UInt64(value.magnitude))
    if value < 0 { digits.prepend(45) }
    let made = try uninitializedString(count: digits.count, width: .one)
    digits.copy(to: made, at: 0)
    return made.value
  }

  /// `count` code points of `string` from `start` on, every `step`th.
  package func substring(
    _ string: StringRef, from start: Int, count: Int, step: Int = 1
  ) throws(Raised) -> Value {
    if count == string.count, step == 1 { return string.value }
    if count == 0 { return empty.value }
    if count == 1 { return try self.string(codePoint: string[start]) }
    let width =
      string.width == .one
      ? .one : CodePointWidth.holding(try widest(string, from: start, count: count, step: step))
    let made = try uninitializedString(count: count, width: width)
    if step == 1, width == string.width {
      try unsafe copyBytes(
        count * width.bytes, from: string.data + start * width.bytes, to: made.data)
    } else if string.width == .one {
      let (source, target) = unsafe (string.data, made.data)
      try inPieces(0..<count) { (part) throws(Raised) in
        for index in part {
          let byte = unsafe source.load(fromByteOffset: start &+ index &* step, as: UInt8.self)
          unsafe target.storeBytes(of: byte, toByteOffset: index, as: UInt8.self)
        }
      }
    } else {
      try inPieces(0..<count) { (part) throws(Raised) in
        for index in part { made.store(string[start + index * step], at: index) }
      }
    }
    return made.value
  }

  /// `a + b`
  ///
  /// - Parameter staysOpen: The result is only the left operand of another sum.
  package func concatenate(
    _ a: StringRef, _ b: StringRef, staysOpen: Bool = false
  ) throws(Raised) -> Value {
    if a.isOpen {
      a.isOpen = staysOpen
      if a.extend(by: b) { return a.value }
      a.isOpen = false
    }
    if a.isEmpty { return b.value }
    if b.isEmpty { return a.value }
    let width = max(a.width, b.width)
    let (count, overflow) = a.count.addingReportingOverflow(b.count)
    if overflow { throw Raised(memoryError) }
    if count * width.bytes > 256 { return try concatenateLong(a, b, width: width) }
    let made = try uninitializedString(
      count: count, width: width, spare: staysOpen ? StringRef.openRoom : 0)
    made.store(a, at: 0)
    made.store(b, at: a.count)
    made.isOpen = staysOpen
    return made.value
  }

  private func concatenateLong(
    _ a: StringRef, _ b: StringRef, width: CodePointWidth
  ) throws(Raised) -> Value {
    let count = a.count + b.count
    let bytes = count * width.bytes
    let head = MemoryLayout<StringBuffer>.size
    if let buffer = unsafe a.buffer, a.width == width,
      unsafe buffer.pointee.used == a.byteCount, unsafe buffer.pointee.capacity >= bytes
    {
      let made = unsafe stringUsing(buffer, count: count, width: width)
      try store(b, in: made, at: a.count)
      unsafe buffer.pointee.used = bytes
      return made.value
    }
    let capacity = bytes + bytes / 2
    try reserve(capacity + head)
    let buffer = unsafe self.buffer(head + capacity).assumingMemoryBound(to: StringBuffer.self)
    unsafe buffer.pointee = StringBuffer(users: 0, used: bytes, capacity: capacity)
    let made = unsafe stringUsing(buffer, count: count, width: width)
    try store(a, in: made, at: 0)
    try store(b, in: made, at: a.count)
    return made.value
  }

  private func stringUsing(
    _ buffer: UnsafeMutablePointer<StringBuffer>, count: Int, width: CodePointWidth
  ) -> StringRef {
    let string = unsafe allocate(.string, size: MemoryLayout<StringLayout>.size)
      .assumingMemoryBound(to: StringLayout.self)
    unsafe string.pointee.count = count
    unsafe string.pointee.hash = 0
    unsafe string.pointee.data =
      UnsafeMutableRawPointer(buffer) + MemoryLayout<StringBuffer>.size
    unsafe buffer.pointee.users += 1
    let made = unsafe StringRef(string)
    made.flags = width.rawValue | StringRef.bufferFlag
    return made
  }

  /// The one copy of a name: equal names are the same object.
  package func intern(_ text: String) -> StringRef {
    // Names come from source text, which has its own bound, so this cannot be refused.
    guard let made = try? string(text) else { preconditionFailure("no room for a name") }
    return intern(StringRef(unchecked: made))
  }

  package func intern(_ string: StringRef) -> StringRef {
    if string.isInterned { return string }
    if let known = interned[StringKey(string: string)] { return known }
    string.flags |= StringRef.internedFlag
    interned[StringKey(string: string)] = string
    return string
  }
}

extension StringRef {
  @inline(__always) func store(_ codePoint: UInt32, at index: Int) {
    switch width {
    case .one:
      unsafe data.storeBytes(
        of: UInt8(truncatingIfNeeded: codePoint), toByteOffset: index, as: UInt8.self)
    case .two:
      unsafe data.storeBytes(
        of: UInt16(truncatingIfNeeded: codePoint), toByteOffset: index * 2, as: UInt16.self)
    case .four: unsafe data.storeBytes(of: codePoint, toByteOffset: index * 4, as: UInt32.self)
    }
  }

  /// Copies a part of a string of the same width into this one's storage.
  @inline(__always) func store(_ other: StringRef, from start: Int, count: Int, at index: Int) {
    assert(other.width == width)
    unsafe copyShort(
      from: other.data + start * width.bytes, to: data + index * width.bytes,
      count: count * width.bytes)
  }

  /// Copies a string that is no wider into this one's storage.
  func store(_ other: StringRef, at index: Int) {
    if other.width == width {
      unsafe copyShort(
        from: other.data, to: data + index * width.bytes, count: other.byteCount)
    } else {
      for offset in 0..<other.count { store(other[offset], at: index + offset) }
    }
  }
}

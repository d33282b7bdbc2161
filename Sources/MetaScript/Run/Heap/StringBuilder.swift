/// Text under construction: bytes while every code point fits in one, words afterwards.
///
/// It belongs to Swift's memory, so script code may run between appends. Growth asks the heap's
/// budget each time the text has doubled.
package struct StringBuilder {
  private var narrow: [UInt8] = []
  private var wide: [UInt32] = []
  private var isWide = false
  private var checked = 4_096
  private let heap: Heap

  package init(_ heap: Heap) { self.heap = heap }

  package var count: Int { isWide ? wide.count : narrow.count }

  package mutating func append(codePoint: UInt32) throws(Raised) {
    if isWide {
      wide.append(codePoint)
    } else if codePoint < 0x100 {
      narrow.append(UInt8(truncatingIfNeeded: codePoint))
    } else {
      widen()
      wide.append(codePoint)
    }
    try check()
  }

  /// Appends text of one-byte code points, as messages and numbers are; anything else by scalars.
  package mutating func append(_ text: String) throws(Raised) {
    if !isWide, text.utf8.allSatisfy({ $0 < 0x80 }) {
      narrow.append(contentsOf: text.utf8)
    } else {
      for scalar in text.unicodeScalars { try append(codePoint: scalar.value) }
    }
    try check()
  }

  package mutating func append(_ text: StaticString) throws(Raised) {
    if isWide {
      for byte in text.description.utf8 { wide.append(UInt32(byte)) }
    } else {
      text.withUTF8Buffer { unsafe narrow.append(contentsOf: $0) }
    }
  }

  package mutating func append(_ string: StringRef) throws(Raised) {
    if !isWide, string.width == .one {
      unsafe narrow.append(
        contentsOf: UnsafeRawBufferPointer(start: string.data, count: string.count))
    } else {
      if !isWide { widen() }
      wide.reserveCapacity(wide.count + string.count)
      for index in 0..<string.count { wide.append(string[index]) }
    }
    try check()
  }

  /// Appends ASCII or Latin-1 text.
  package mutating func append(bytes: some Collection<UInt8>) throws(Raised) {
    if isWide {
      for byte in bytes { wide.append(UInt32(byte)) }
    } else {
      narrow.append(contentsOf: bytes)
    }
    try check()
  }

  /// Appends a part of a string.
  package mutating func append(_ units: StringUnits) throws(Raised) {
    for codePoint in units {
      if isWide {
        wide.append(codePoint)
      } else if codePoint < 0x100 {
        narrow.append(UInt8(truncatingIfNeeded: codePoint))
      } else {
        widen()
        wide.append(codePoint)
      }
    }
    try check()
  }

  /// Appends the code points of a string in a range.
  package mutating func append(_ string: StringRef, from start: Int, to end: Int) throws(Raised) {
    if !isWide, string.width == .one {
      unsafe narrow.append(
        contentsOf: UnsafeRawBufferPointer(start: string.data + start, count: end - start))
      try check()
    } else {
      try append(string.units[start..<end])
    }
  }

  /// Appends one code point many times; asks for the room first.
  package mutating func append(repeating codePoint: UInt32, count: Int) throws(Raised) {
    guard count > 0 else { return }
    if !isWide, codePoint >= 0x100 { widen() }
    let (bytes, overflow) = count.multipliedReportingOverflow(by: isWide ? 8 : 2)
    try heap.reserve(overflow ? Int.max / 2 : bytes)
    if count > 1 << 20 {
      if isWide { wide.reserveCapacity(wide.count + count) }
      if !isWide { narrow.reserveCapacity(narrow.count + count) }
    }
    // In pieces, so that a width of gigabytes can be interrupted.
    var rest = count
    while rest > 0 {
      let piece = min(rest, 1 << 20)
      if isWide {
        wide.append(contentsOf: repeatElement(codePoint, count: piece))
      } else {
        narrow.append(
          contentsOf: repeatElement(UInt8(truncatingIfNeeded: codePoint), count: piece))
      }
      rest -= piece
      if rest > 0 { try heap.charge(1 << 10) }
    }
    checked = max(checked, self.count)
  }

  /// Sees a request to stop, once for each 64 Ki of the code points that a caller works on.
  @inline(__always) package func tickFine(_ index: Int) throws(Raised) {
    if index & 0xFFFF == 0xFFFF { try heap.charge(64) }
  }

  private mutating func widen() {
    wide = narrow.map(UInt32.init)
    narrow = []
    isWide = true
  }

  @inline(__always) private mutating func check() throws(Raised) {
    if count > checked {
      try heap.reserve(count * (isWide ? 8 : 2))
      checked = count * 2
    }
  }

  /// The text as a string of the heap.
  package func finish() throws(Raised) -> StringRef {
    if isWide { return StringRef(unchecked: try heap.string(codePoints: wide)) }
    let made = try heap.uninitializedString(count: narrow.count, width: .one)
    try unsafe narrow.withUnsafeBufferPointer { (bytes) throws(Raised) in
      if let base = bytes.baseAddress {
        try unsafe heap.copyBytes(bytes.count, from: base, to: made.data)
      }
    }
    return made
  }
}

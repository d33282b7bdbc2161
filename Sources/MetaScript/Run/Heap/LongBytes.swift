import Glibc

/// Work on many bytes in pieces, so that a request to stop is seen between two of them.
extension Heap {
  /// Bytes that are copied or compared within a fraction of a millisecond.
  private static var piece: Int { 1 << 20 }

  /// Copies bytes from one buffer to another.
  @inline(__always) func copyBytes(
    _ count: Int, from source: UnsafeRawPointer, to target: UnsafeMutableRawPointer
  ) throws(Raised) {
    if count <= Self.piece { return unsafe copyShort(from: source, to: target, count: count) }
    try unsafe copyPieces(count, from: source, to: target)
  }

  @inline(never) private func copyPieces(
    _ count: Int, from source: UnsafeRawPointer, to target: UnsafeMutableRawPointer
  ) throws(Raised) {
    var done = 0
    while done < count {
      let next = min(Self.piece, count - done)
      unsafe copyShort(from: source + done, to: target + done, count: next)
      done += next
      try charge(next >> 12)
    }
  }

  /// Calls `body` with one range after another that together make up `range`.
  @inline(__always) package func inPieces(
    _ range: Range<Int>, _ body: (Range<Int>) throws(Raised) -> Void
  ) throws(Raised) {
    var start = range.lowerBound
    while start < range.upperBound {
      let end = min(start &+ 0x1_0000, range.upperBound)
      try body(start..<end)
      if end < range.upperBound { try charge(64) }
      start = end
    }
  }

  /// The widest of the code points of a string in a range, every `step`th.
  func widest(
    _ string: StringRef, from start: Int, count: Int, step: Int
  ) throws(Raised) -> UInt32 {
    var widest: UInt32 = 0
    try inPieces(0..<count) { (part) throws(Raised) in
      for index in part { widest = max(widest, string[start + index * step]) }
    }
    return widest
  }

  /// Copies a string that is no wider into a new one's storage, in pieces.
  func store(_ other: StringRef, in string: StringRef, at index: Int) throws(Raised) {
    if other.width == string.width {
      let target = unsafe string.data + index * string.width.bytes
      return try unsafe copyBytes(other.byteCount, from: other.data, to: target)
    }
    try inPieces(0..<other.count) { (part) throws(Raised) in
      for offset in part { string.store(other[offset], at: index + offset) }
    }
  }
}

/// Copies the bytes of a string; most are few, for which a call of `memmove` takes longer than two
/// overlapping words.
@inline(__always)
func copyShort(
  from source: UnsafeRawPointer, to target: UnsafeMutableRawPointer, count: Int
) {
  switch count {
  case 8...16:
    let first = unsafe source.loadUnaligned(as: UInt64.self)
    let last = unsafe source.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
    unsafe target.storeBytes(of: first, as: UInt64.self)
    unsafe target.storeBytes(of: last, toByteOffset: count &- 8, as: UInt64.self)
  case 4...7:
    let first = unsafe source.loadUnaligned(as: UInt32.self)
    let last = unsafe source.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)
    unsafe target.storeBytes(of: first, as: UInt32.self)
    unsafe target.storeBytes(of: last, toByteOffset: count &- 4, as: UInt32.self)
  case 0...3:
    for offset in 0..<count {
      let byte = unsafe source.load(fromByteOffset: offset, as: UInt8.self)
      unsafe target.storeBytes(of: byte, toByteOffset: offset, as: UInt8.self)
    }
  default: unsafe copyLong(from: source, to: target, count: count)
  }
}

/// Whether as many bytes are the same in two places, for few as `copyShort` does it.
@inline(__always)
func equalBytes(
  _ a: UnsafeRawPointer, _ b: UnsafeRawPointer, count: Int
) -> Bool {
  switch count {
  case 8...16:
    let first = unsafe a.loadUnaligned(as: UInt64.self) ^ b.loadUnaligned(as: UInt64.self)
    let last =
      unsafe a.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
      ^ b.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
    return first | last == 0
  case 4...7:
    let first = unsafe a.loadUnaligned(as: UInt32.self) ^ b.loadUnaligned(as: UInt32.self)
    let last =
      unsafe a.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)
      ^ b.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)
    return first | last == 0
  case 0...3:
    for offset in 0..<count
    where unsafe a.load(fromByteOffset: offset, as: UInt8.self)
      != b.load(fromByteOffset: offset, as: UInt8.self)
    {
      return false
    }
    return true
  default: return unsafe memcmp(a, b, count) == 0
  }
}

// Not inlined: a throwing function that ends in a copy may lose what it throws.
@inline(never)
private func copyLong(
  from source: UnsafeRawPointer, to target: UnsafeMutableRawPointer, count: Int
) {
  unsafe target.copyMemory(from: source, byteCount: count)
}

extension StringRef {
  /// Fills a part of a new string of one-byte code points.
  @inline(__always) func fill(from start: Int, count: Int, with byte: UInt8) {
    assert(width == .one && start + count <= self.count)
    for offset in 0..<count {
      unsafe data.storeBytes(of: byte, toByteOffset: start &+ offset, as: UInt8.self)
    }
  }

  /// Fills a part of a new string of the same width, whole copies of another long, with them.
  func fill(from start: Int, count: Int, with piece: StringRef) {
    let (total, unit) = (count * width.bytes, piece.byteCount)
    let data = unsafe self.data + start * width.bytes
    guard unit > 0 else { return }
    if unit == 1 {
      unsafe data.initializeMemory(as: UInt8.self, repeating: UInt8(piece[0]), count: total)
      return
    }
    unsafe data.copyMemory(from: piece.data, byteCount: unit)
    var done = unit
    while done < total {
      let step = min(done, total - done)
      unsafe (data + done).copyMemory(from: data, byteCount: step)
      done += step
    }
  }
}

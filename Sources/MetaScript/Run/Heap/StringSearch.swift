import Glibc

extension StringRef {
  /// Whether every code point is below 128.
  package var isASCII: Bool {
    guard width == .one else { return false }
    var offset = 0
    while offset &+ 8 <= count {
      let word = unsafe data.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      if word & 0x8080_8080_8080_8080 != 0 { return false }
      offset &+= 8
    }
    while offset < count {
      if unsafe data.load(fromByteOffset: offset, as: UInt8.self) >= 0x80 { return false }
      offset &+= 1
    }
    return true
  }

  /// Whether `other` stands at a place where there is room for it.
  @inline(__always) package func holds(_ other: StringRef, at place: Int) -> Bool {
    if other.width == width {
      return unsafe memcmp(data + place * width.bytes, other.data, other.byteCount) == 0
    }
    if other.width > width { return false }
    for offset in 0..<other.count where self[place + offset] != other[offset] { return false }
    return true
  }

  /// The first place of `needle` in a range of this string, or nil.
  ///
  /// Linear in all cases: a plain search that has taken too many steps hands over to one with a
  /// table (Knuth, Morris, Pratt).
  @inline(never) package func firstPlace(
    of needle: StringRef, from start: Int, to end: Int, _ heap: Heap
  ) throws(Raised) -> Int? {
    let length = needle.count
    guard end - start >= length else { return nil }
    if length == 0 { return start }
    if needle.width > width { return nil }
    let first = needle[0]
    var steps = (end - start) * 4 + 256
    var place = start
    var looks = 0
    while place <= end - length {
      let stop = min(end - length + 1, place + StringSearch.stretch)
      guard let next = self.place(of: first, from: place, to: stop) else {
        place = stop
        if place <= end - length { try heap.charge(128) }
        continue
      }
      // The second code point, looked at here, spares most calls of `memcmp`.
      if length == 1 || self[next &+ 1] == needle[1] && holds(needle, at: next) { return next }
      place = next + 1
      steps -= length
      looks &+= 1
      if looks & 0xFFF == 0 { try heap.charge(16) }
      if steps < 0 {
        let found = try StringSearch.first(needle.units, in: units[place..<end], heap.charge)
        return found.map { place + $0 }
      }
    }
    return nil
  }

  /// The last place of `needle` in a range of this string, or nil.
  package func lastPlace(
    of needle: StringRef, from start: Int, to end: Int, _ heap: Heap
  ) throws(Raised) -> Int? {
    let length = needle.count
    guard end - start >= length else { return nil }
    if length == 0 { return end }
    if needle.width > width { return nil }
    let first = needle[0]
    var steps = (end - start) * 4 + 256
    var place = end - length
    while place >= start {
      if self[place] == first {
        if holds(needle, at: place) { return place }
        steps -= length
        if steps < 0 {
          let mirrored = try StringSearch.first(
            needle.units.reversed(), in: units[start..<place + length - 1].reversed(), heap.charge)
          return mirrored.map { place + length - 1 - $0 - length }
        }
      }
      if place & 0xFFFF == 0 { try heap.charge(64) }
      place -= 1
    }
    return nil
  }

  /// How often a byte stands in a string of one-byte code points.
  func count(ofByte byte: UInt8) -> Int {
    assert(width == .one)
    let bytes = unsafe data.assumingMemoryBound(to: UInt8.self)
    var found = 0
    for index in 0..<count { found &+= unsafe bytes[index] == byte ? 1 : 0 }
    return found
  }

  /// The first place of a code point in a range, or nil.
  @inline(__always) package func place(of codePoint: UInt32, from start: Int, to end: Int) -> Int? {
    guard start < end else { return nil }
    if width == .one {
      guard codePoint < 0x100 else { return nil }
      guard let found = unsafe memchr(data + start, Int32(codePoint), end - start) else {
        return nil
      }
      return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(data)
    }
    return (start..<end).first { self[$0] == codePoint }
  }
}

enum StringSearch {
  /// Code points that are looked through at a time for the first of a part.
  static let stretch = 1 << 20

  /// Knuth, Morris and Pratt's search: how many code points stand before `needle` in `text`.
  static func first<Needle: BidirectionalCollection, Text: BidirectionalCollection>(
    _ needle: Needle, in text: Text, _ charge: (Int) throws(Raised) -> Void
  ) throws(Raised) -> Int?
  where Needle.Element == UInt32, Text.Element == UInt32 {
    let needle = Array(needle)
    let length = needle.count
    var borders = [Int](repeating: 0, count: length)
    var matched = 0
    for index in 1..<max(length, 1) {
      while matched > 0, needle[index] != needle[matched] { matched = borders[matched - 1] }
      if needle[index] == needle[matched] { matched += 1 }
      borders[index] = matched
      if index & 0xFFFF == 0 { try charge(64) }
    }
    matched = 0
    var index = 0
    for codePoint in text {
      while matched > 0, codePoint != needle[matched] { matched = borders[matched - 1] }
      if codePoint == needle[matched] { matched += 1 }
      index &+= 1
      if matched == length { return index - length }
      if index & 0xFFFF == 0 { try charge(64) }
    }
    return nil
  }
}

extension Heap {
  /// A string of one-byte code points, each that of `string` put through `change`, which must give
  /// one-byte code points too.
  @inline(__always) package func mapBytes(
    _ string: StringRef, _ change: (UInt8) -> UInt8
  ) throws(Raised) -> StringRef {
    assert(string.width == .one)
    let made = try uninitializedString(count: string.count, width: .one)
    let (source, target, count) = unsafe (string.data, made.data, string.count)
    assert(made.count == count)
    try inPieces(0..<count) { (part) throws(Raised) in
      for index in part {
        let byte = unsafe source.load(fromByteOffset: index, as: UInt8.self)
        unsafe target.storeBytes(of: change(byte), toByteOffset: index, as: UInt8.self)
      }
    }
    return made
  }

  /// `pieces` strings one after another, `separator` between them; each is asked for twice.
  @inline(__always) package func join(
    _ pieces: Int, separator: StringRef, _ string: (Int) throws(Raised) -> StringRef
  ) throws(Raised) -> StringRef {
    var width = pieces > 1 ? separator.width : .one
    var count = separator.count.multipliedReportingOverflow(by: max(0, pieces - 1))
    for index in 0..<pieces {
      if index & 0x3FFF == 0x3FFF { try charge(0x400) }
      let string = try string(index)
      width = max(width, string.width)
      let sum = count.partialValue.addingReportingOverflow(string.count)
      count = (sum.partialValue, count.overflow || sum.overflow)
    }
    if count.overflow { throw Raised(memoryError) }
    if separator.isEmpty, count.partialValue == 0 { width = .one }
    let made = try uninitializedString(count: count.partialValue, width: width)
    var place = 0
    for index in 0..<pieces {
      if index & 0x3FFF == 0x3FFF { try charge(0x400) }
      if index > 0, !separator.isEmpty {
        try store(separator, in: made, at: place)
        place += separator.count
      }
      let string = try string(index)
      try store(string, in: made, at: place)
      place += string.count
    }
    return made
  }
}

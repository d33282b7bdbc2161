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
  package func firstPlace(of needle: StringRef, from start: Int, to end: Int) -> Int? {
    let length = needle.count
    guard end - start >= length else { return nil }
    if length == 0 { return start }
    if needle.width > width { return nil }
    let first = needle[0]
    var steps = (end - start) * 4 + 256
    var place = start
    while place <= end - length {
      guard let next = self.place(of: first, from: place, to: end - length + 1) else {
        return nil
      }
      // The second code point, looked at here, spares most calls of `memcmp`.
      if length == 1 || self[next &+ 1] == needle[1] && holds(needle, at: next) { return next }
      place = next + 1
      steps -= length
      if steps < 0 {
        return StringSearch.first(needle.units, in: units[place..<end])
      }
    }
    return nil
  }

  /// The last place of `needle` in a range of this string, or nil.
  package func lastPlace(of needle: StringRef, from start: Int, to end: Int) -> Int? {
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
          let mirrored = StringSearch.first(
            Array(needle.units.reversed()), in: Array(units[start..<place + length - 1].reversed()))
          return mirrored.map { place + length - 1 - $0 - length }
        }
      }
      place -= 1
    }
    return nil
  }

  /// How often a byte stands in a string of one-byte code points.
  func count(ofByte byte: UInt8) -> Int {
    assert(width == .one)
    let bytes = unsafe UnsafeRawBufferPointer(start: data, count: count)
    var found = 0
    for other in unsafe bytes { found &+= other == byte ? 1 : 0 }
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
  /// Knuth, Morris and Pratt's search: the index where `needle` begins in `text`.
  static func first<Needle: RandomAccessCollection, Text: RandomAccessCollection>(
    _ needle: Needle, in text: Text
  ) -> Int?
  where Needle.Element == UInt32, Text.Element == UInt32, Needle.Index == Int, Text.Index == Int {
    let base = needle.startIndex
    let length = needle.count
    var borders = [Int](repeating: 0, count: length)
    var matched = 0
    for index in 1..<max(length, 1) {
      while matched > 0, needle[base + index] != needle[base + matched] {
        matched = borders[matched - 1]
      }
      if needle[base + index] == needle[base + matched] { matched += 1 }
      borders[index] = matched
    }
    matched = 0
    for index in text.indices {
      while matched > 0, text[index] != needle[base + matched] { matched = borders[matched - 1] }
      if text[index] == needle[base + matched] { matched += 1 }
      if matched == length { return index - length + 1 }
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
    for index in 0..<count {
      let byte = unsafe source.load(fromByteOffset: index, as: UInt8.self)
      unsafe target.storeBytes(of: change(byte), toByteOffset: index, as: UInt8.self)
    }
    return made
  }

  /// The strings one after another, `separator` between them.
  ///
  /// - Parameter width: the widest of them all; `count`: the code points in all.
  package func join(
    _ strings: some Collection<StringRef>, separator: StringRef
  ) throws(Raised) -> StringRef {
    var width = strings.count > 1 ? separator.width : .one
    var count = separator.count.multipliedReportingOverflow(by: max(0, strings.count - 1))
    for string in strings {
      width = max(width, string.width)
      let sum = count.partialValue.addingReportingOverflow(string.count)
      count = (sum.partialValue, count.overflow || sum.overflow)
    }
    if count.overflow { throw Raised(memoryError) }
    if separator.isEmpty, count.partialValue == 0 { width = .one }
    let made = try uninitializedString(count: count.partialValue, width: width)
    var place = 0
    var isFirst = true
    for (index, string) in strings.enumerated() {
      if index & 0x3FFF == 0x3FFF { try charge(0x400) }
      if !isFirst, !separator.isEmpty {
        made.store(separator, at: place)
        place += separator.count
      }
      isFirst = false
      made.store(string, at: place)
      place += string.count
    }
    return made
  }
}

/// The code points of a string as a Swift collection; it must not outlive the string.
@safe package struct StringUnits: RandomAccessCollection {
  private let data: UnsafeRawPointer
  private let width: CodePointWidth
  package let startIndex: Int
  package let endIndex: Int

  @inline(__always) init(_ string: StringRef) {
    unsafe data = UnsafeRawPointer(string.data)
    width = string.width
    startIndex = 0
    endIndex = string.count
  }

  private init(_ whole: StringUnits, _ range: Range<Int>) {
    unsafe data = whole.data
    width = whole.width
    startIndex = range.lowerBound
    endIndex = range.upperBound
  }

  @inline(__always) package subscript(index: Int) -> UInt32 {
    assert(index >= startIndex && index < endIndex)
    switch width {
    case .one: return UInt32(unsafe data.load(fromByteOffset: index, as: UInt8.self))
    case .two: return UInt32(unsafe data.load(fromByteOffset: index &* 2, as: UInt16.self))
    case .four: return unsafe data.load(fromByteOffset: index &* 4, as: UInt32.self)
    }
  }

  package subscript(range: Range<Int>) -> StringUnits { StringUnits(self, range) }
}

extension StringRef {
  @inline(__always) package var units: StringUnits { StringUnits(self) }
}

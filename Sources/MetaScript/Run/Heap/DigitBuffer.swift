/// Room for one number's text while it is written, from its end to its start, as digits come.
@safe final class DigitBuffer {
  /// Bytes; the longest plain number, a fraction of 17 digits after 20, takes half.
  static let size = 128

  private let bytes: UnsafeMutablePointer<UInt8>
  /// Where the text begins; it ends at `size`.
  private(set) var start = size

  init() { unsafe bytes = .allocate(capacity: Self.size) }

  deinit { unsafe bytes.deallocate() }

  var count: Int { Self.size - start }

  @inline(__always) func clear() { start = Self.size }

  @inline(__always) func prepend(_ byte: UInt8) {
    precondition(start > 0, "a number longer than its buffer")
    start &-= 1
    unsafe bytes[start] = byte
  }

  /// Puts a number's decimal digits in front, and zeros up to `least` of them.
  @inline(__always) func prepend(decimal value: UInt64, least: Int = 1) {
    precondition(start >= 20 + least, "a number longer than its buffer")
    var rest = value
    let end = start
    while rest >= 10 {
      let quotient = rest / 10
      start &-= 1
      unsafe bytes[start] = UInt8(truncatingIfNeeded: rest &- quotient &* 10) | 48
      rest = quotient
    }
    start &-= 1
    unsafe bytes[start] = UInt8(truncatingIfNeeded: rest) | 48
    while end &- start < least {
      start &-= 1
      unsafe bytes[start] = 48
    }
  }

  /// Puts a number's digits in front, `bits` bits each.
  func prepend(_ value: UInt64, bitsOfDigit bits: UInt64, upper: Bool) {
    let letters: UInt8 = upper ? 55 : 87
    var rest = value
    repeat {
      let digit = UInt8(truncatingIfNeeded: rest & (1 << bits - 1))
      prepend(digit < 10 ? 48 + digit : letters + digit)
      rest >>= bits
    } while rest > 0
  }

  /// Copies the text to a place in a string of one-byte code points.
  @inline(__always) func copy(to string: StringRef, at place: Int) {
    assert(string.width == .one && place + count <= string.count)
    unsafe (string.data + place).copyMemory(from: bytes + start, byteCount: count)
  }
}

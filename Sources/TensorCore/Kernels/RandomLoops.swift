/// The Threefry 2×32 hash with 20 rounds: two words from a key and a counter.
///
/// - SeeAlso: Salmon et al., "Parallel random numbers: as easy as 1, 2, 3" (2011), §4.
struct Threefry {
  private let key: (UInt32, UInt32, UInt32)

  init(_ first: UInt32, _ second: UInt32) {
    key = (first, second, first ^ second ^ 0x1BD1_1BDA)
  }

  @inline(__always)
  func callAsFunction(_ first: UInt32, _ second: UInt32) -> (UInt32, UInt32) {
    var x = first &+ key.0
    var y = second &+ key.1
    @inline(__always) func mix(_ rotation: UInt32) {
      x = x &+ y
      y = (y &<< rotation | y &>> (32 - rotation)) ^ x
    }
    @inline(__always) func even() {
      mix(13)
      mix(15)
      mix(26)
      mix(6)
    }
    @inline(__always) func odd() {
      mix(17)
      mix(29)
      mix(16)
      mix(24)
    }
    even()
    (x, y) = (x &+ key.1, y &+ key.2 &+ 1)
    odd()
    (x, y) = (x &+ key.2, y &+ key.0 &+ 2)
    even()
    (x, y) = (x &+ key.0, y &+ key.1 &+ 3)
    odd()
    (x, y) = (x &+ key.1, y &+ key.2 &+ 4)
    even()
    (x, y) = (x &+ key.2, y &+ key.0 &+ 5)
    return (x, y)
  }
}

extension Loops {
  /// Fills `output` with the bits of MLX's stream of `key` (`uint32`, `[2]`).
  ///
  /// Word `i` of the first half and word `i` of the second are one hash of the counters `i` and
  /// `half + i`; the middle word of an odd number is a hash of its own.
  static func randomBits(_ key: Tensor, into output: Tensor) throws(TensorError) {
    precondition(key.dtype == .uint32 && key.count == 2, "a random key is two uint32")
    let words = array(key, of: UInt32.self)
    let hash = Threefry(words[0], words[1])
    let to = unsafe output.storage.mutableElements(UInt8.self)
    let byteCount = output.byteCount
    let wordCount = (byteCount + 3) / 4
    func write(_ word: UInt32, _ position: Int) {
      let end = Swift.min(4, byteCount - 4 * position)
      for byte in 0..<end {
        unsafe to[4 * position + byte] = UInt8(truncatingIfNeeded: word >> (8 * UInt32(byte)))
      }
    }
    let half = wordCount / 2
    let isOdd = wordCount % 2 == 1
    let second = half + (isOdd ? 1 : 0)
    if byteCount % 4 == 0 {
      let whole = unsafe output.storage.mutableElements(UInt32.self)
      try blocks(half) { start, length in
        for i in start..<start + length {
          let (x, y) = hash(UInt32(truncatingIfNeeded: i), UInt32(truncatingIfNeeded: second + i))
          unsafe whole[i] = x
          unsafe whole[second + i] = y
        }
      }
    } else {
      for i in 0..<half {
        let (x, y) = hash(UInt32(truncatingIfNeeded: i), UInt32(truncatingIfNeeded: second + i))
        write(x, i)
        write(y, second + i)
        if i & 0xF_FFFF == 0xF_FFFF { try Interrupt.check() }
      }
    }
    if isOdd { write(hash(UInt32(truncatingIfNeeded: half), 0).0, half) }
  }
}

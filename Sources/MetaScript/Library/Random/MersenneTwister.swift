import BigInt

/// MT19937 as CPython drives it.
///
/// - SeeAlso: Matsumoto & Nishimura, "Mersenne Twister" (1998), and their `init_by_array` (2002).
package struct MersenneTwister {
  static let size = 624
  private static let period = 397

  package var words: [UInt32]
  /// The next word to hand out; `size` when a new batch is wanted.
  package var position: Int

  /// - Parameter key: 32-bit words of the seed, the least significant first; at least one.
  package init(key: [UInt32]) {
    words = [UInt32](repeating: 0, count: Self.size)
    position = Self.size
    words[0] = 19_650_218
    for index in 1..<Self.size {
      let last = words[index - 1]
      words[index] = 1_812_433_253 &* (last ^ (last >> 30)) &+ UInt32(index)
    }
    var (place, keyPlace) = (1, 0)
    for _ in 0..<max(Self.size, key.count) {
      let last = words[place - 1]
      words[place] =
        (words[place] ^ ((last ^ (last >> 30)) &* 1_664_525)) &+ key[keyPlace]
        &+ UInt32(truncatingIfNeeded: keyPlace)
      place += 1
      keyPlace += 1
      if place >= Self.size {
        words[0] = words[Self.size - 1]
        place = 1
      }
      if keyPlace >= key.count { keyPlace = 0 }
    }
    for _ in 1..<Self.size {
      let last = words[place - 1]
      words[place] =
        (words[place] ^ ((last ^ (last >> 30)) &* 1_566_083_941)) &- UInt32(place)
      place += 1
      if place >= Self.size {
        words[0] = words[Self.size - 1]
        place = 1
      }
    }
    words[0] = 0x8000_0000
  }

  /// Seeds by the absolute value of an integer.
  package init(seed: BigUInt) {
    var key: [UInt32] = []
    for word in seed.words {
      key.append(UInt32(truncatingIfNeeded: word))
      key.append(UInt32(truncatingIfNeeded: word >> 32))
    }
    while key.count > 1, key.last == 0 { key.removeLast() }
    self.init(key: key.isEmpty ? [0] : key)
  }

  /// The next 32 random bits.
  package mutating func next() -> UInt32 {
    if position >= Self.size { refill() }
    var y = words[position]
    position += 1
    y ^= y >> 11
    y ^= (y << 7) & 0x9D2C_5680
    y ^= (y << 15) & 0xEFC6_0000
    return y ^ (y >> 18)
  }

  private mutating func refill() {
    for index in 0..<Self.size {
      let following = index + 1 < Self.size ? index + 1 : 0
      let far =
        index + Self.period < Self.size
        ? index + Self.period : index + Self.period - Self.size
      let y = (words[index] & 0x8000_0000) | (words[following] & 0x7FFF_FFFF)
      words[index] = words[far] ^ (y >> 1) ^ (y & 1 == 0 ? 0 : 0x9908_B0DF)
    }
    position = 0
  }

  /// A float in `[0, 1)` with 53 random bits.
  package mutating func unit() -> Double {
    let high = next() >> 5
    let low = next() >> 6
    return (Double(high) * 67_108_864 + Double(low)) * (1.0 / 9_007_199_254_740_992)
  }

  /// `count` random bits, at most 64.
  package mutating func bits(_ count: Int) -> UInt64 {
    if count == 0 { return 0 }
    if count <= 32 { return UInt64(next() >> UInt32(32 - count)) }
    let low = UInt64(next())
    return low | UInt64(next() >> UInt32(64 - count)) << 32
  }

  /// `count` random bits, any number.
  package mutating func bigBits(_ count: Int) -> BigUInt {
    var words: [UInt] = []
    var rest = count
    while rest > 0 {
      words.append(UInt(bits(min(rest, 64))))
      rest -= 64
    }
    return BigUInt(words: words)
  }

  /// An integer in `[0, bound)`; `bound` is positive.
  package mutating func below(_ bound: Int) -> Int {
    let width = 64 - bound.leadingZeroBitCount
    while true {
      let drawn = bits(width)
      if drawn < UInt64(bound) { return Int(drawn) }
    }
  }

  package mutating func below(_ bound: BigUInt) -> BigUInt {
    let width = bound.bitWidth
    while true {
      let drawn = bigBits(width)
      if drawn < bound { return drawn }
    }
  }
}

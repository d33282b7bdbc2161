import BigInt

/// SHA-512 (FIPS 180-4), by which CPython turns a text into a seed.
package enum SHA512 {
  private static let primes: [Int] = {
    var found: [Int] = []
    var candidate = 2
    while found.count < 80 {
      if found.allSatisfy({ candidate % $0 != 0 }) { found.append(candidate) }
      candidate += 1
    }
    return found
  }()

  /// The first 64 bits of the fractions of the square roots of the first eight primes.
  private static let start: [UInt64] = primes.prefix(8).map { prime in
    UInt64(truncatingIfNeeded: (BigUInt(prime) << 128).squareRoot())
  }

  /// The first 64 bits of the fractions of the cube roots of the first eighty primes.
  private static let rounds: [UInt64] = primes.map { prime in
    let target = BigUInt(prime) << 192
    var root = BigUInt(1) << 67
    while true {
      let next = (root * 2 + target / (root * root)) / 3
      if next >= root { return UInt64(truncatingIfNeeded: root) }
      root = next
    }
  }

  /// The 64 bytes of the digest.
  package static func digest(_ message: [UInt8]) -> [UInt8] {
    var padded = message
    padded.append(0x80)
    while padded.count % 128 != 120 { padded.append(0) }
    let bitCount = UInt64(message.count) * 8
    for shift in stride(from: 56, through: 0, by: -8) {
      padded.append(UInt8(truncatingIfNeeded: bitCount >> UInt64(shift)))
    }
    var state = start
    for block in stride(from: 0, to: padded.count, by: 128) {
      compress(padded[block..<block + 128], into: &state)
    }
    return state.flatMap { word in
      stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> UInt64($0)) }
    }
  }

  private static func compress(_ block: ArraySlice<UInt8>, into state: inout [UInt64]) {
    func rotated(_ x: UInt64, _ count: UInt64) -> UInt64 { x >> count | x << (64 - count) }
    var schedule: [UInt64] = []
    var place = block.startIndex
    for _ in 0..<16 {
      schedule.append(block[place..<place + 8].reduce(0) { $0 << 8 | UInt64($1) })
      place += 8
    }
    for index in 16..<80 {
      let (x, y) = (schedule[index - 15], schedule[index - 2])
      let first = rotated(x, 1) ^ rotated(x, 8) ^ (x >> 7)
      let second = rotated(y, 19) ^ rotated(y, 61) ^ (y >> 6)
      schedule.append(schedule[index - 16] &+ first &+ schedule[index - 7] &+ second)
    }
    var v = state
    for index in 0..<80 {
      let sum1 = rotated(v[4], 14) ^ rotated(v[4], 18) ^ rotated(v[4], 41)
      let choice = (v[4] & v[5]) ^ (~v[4] & v[6])
      let first = v[7] &+ sum1 &+ choice &+ rounds[index] &+ schedule[index]
      let sum0 = rotated(v[0], 28) ^ rotated(v[0], 34) ^ rotated(v[0], 39)
      let majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2])
      v = [first &+ sum0 &+ majority, v[0], v[1], v[2], v[3] &+ first, v[4], v[5], v[6]]
    }
    for index in 0..<8 { state[index] &+= v[index] }
  }
}

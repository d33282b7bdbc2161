/// A set of local registers.
struct LocalSet: Equatable {
  private var words: [UInt64] = []

  func contains(_ register: Register) -> Bool {
    let word = Int(register) / 64
    return word < words.count && words[word] & Self.bit(register) != 0
  }

  mutating func insert(_ register: Register) {
    let word = Int(register) / 64
    while words.count <= word { words.append(0) }
    words[word] |= Self.bit(register)
  }

  mutating func remove(_ register: Register) {
    let word = Int(register) / 64
    if word < words.count { words[word] &= ~Self.bit(register) }
  }

  mutating func formIntersection(_ other: LocalSet) {
    for index in words.indices {
      words[index] &= index < other.words.count ? other.words[index] : 0
    }
  }

  func subtracting(_ other: LocalSet) -> LocalSet {
    var result = self
    for index in result.words.indices where index < other.words.count {
      result.words[index] &= ~other.words[index]
    }
    return result
  }

  private static func bit(_ register: Register) -> UInt64 { 1 << UInt64(register % 64) }
}

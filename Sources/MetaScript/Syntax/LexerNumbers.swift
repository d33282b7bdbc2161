extension Lexer {
  /// Reads a number, which starts here with a digit, or with a dot and a digit.
  mutating func readNumber() throws(LexicalFailure) {
    let start = position
    if bytes[position] == UInt8(ascii: "0") {
      switch bytes[position + 1] | 0x20 {
      case UInt8(ascii: "x"): try readRadix("hexadecimal", 16)
      case UInt8(ascii: "o"): try readRadix("octal", 8)
      case UInt8(ascii: "b"): try readRadix("binary", 2)
      default: try readZero(from: start)
      }
    } else {
      if bytes[position] != UInt8(ascii: ".") { try readDigits() }
      try readFraction()
    }
    append(.number, from: start, to: position)
  }

  private mutating func readRadix(_ name: String, _ radix: UInt8) throws(LexicalFailure) {
    func isDigit(_ byte: UInt8) -> Bool {
      radix == 16 ? ByteClass.isHexDigit(byte) : byte &- 0x30 < radix
    }
    position += 2
    repeat {
      if bytes[position] == UInt8(ascii: "_") { position += 1 }
      guard isDigit(bytes[position]) else {
        try refuseDigit(name)
        throw failureBeforePosition("invalid \(name) literal")
      }
      while isDigit(bytes[position]) { position += 1 }
    } while bytes[position] == UInt8(ascii: "_")
    try refuseDigit(name)
    try verifyEnd(name)
  }

  /// Complains about a decimal digit that is too large for the radix.
  private mutating func refuseDigit(_ name: String) throws(LexicalFailure) {
    guard ByteClass.isDigit(bytes[position]) else { return }
    let digit = Unicode.Scalar(bytes[position])
    position += 1
    throw failureBeforePosition("invalid digit '\(digit)' in \(name) literal")
  }

  /// Reads a number that begins with `0`: zeros only, or what goes on as a fraction.
  private mutating func readZero(from start: Int) throws(LexicalFailure) {
    position += 1
    while true {
      if bytes[position] == UInt8(ascii: "_") {
        position += 1
        if !ByteClass.isDigit(bytes[position]) {
          throw failureBeforePosition("invalid decimal literal")
        }
      }
      guard bytes[position] == UInt8(ascii: "0") else { break }
      position += 1
    }
    let zerosEnd = position
    let isNonzero = ByteClass.isDigit(bytes[position])
    if isNonzero { try readDigits() }
    let next = bytes[position]
    let goesOn =
      next == UInt8(ascii: ".") || next | 0x20 == UInt8(ascii: "e")
      || next | 0x20 == UInt8(ascii: "j")
    if isNonzero, !goesOn {
      throw failure(
        "leading zeros in decimal integer literals are not permitted; "
          + "use an 0o prefix for octal integers", at: start, length: zerosEnd - start)
    }
    try readFraction()
  }

  /// Reads digits, with single underscores between them.
  private mutating func readDigits() throws(LexicalFailure) {
    while true {
      while ByteClass.isDigit(bytes[position]) { position += 1 }
      guard bytes[position] == UInt8(ascii: "_") else { return }
      position += 1
      if !ByteClass.isDigit(bytes[position]) {
        throw failureBeforePosition("invalid decimal literal")
      }
    }
  }

  /// Reads what may follow a number's whole part: fraction, exponent, `j`.
  private mutating func readFraction() throws(LexicalFailure) {
    if bytes[position] == UInt8(ascii: ".") {
      position += 1
      if ByteClass.isDigit(bytes[position]) { try readDigits() }
    }
    if bytes[position] | 0x20 == UInt8(ascii: "e") {
      let sign = bytes[position + 1]
      if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
        position += 2
        if !ByteClass.isDigit(bytes[position]) {
          throw failureBeforePosition("invalid decimal literal")
        }
        try readDigits()
      } else if ByteClass.isDigit(sign) {
        position += 1
        try readDigits()
      } else {
        try verifyEnd("decimal")
        return
      }
    }
    if bytes[position] | 0x20 == UInt8(ascii: "j") {
      position += 1
      try verifyEnd("imaginary")
    } else {
      try verifyEnd("decimal")
    }
  }

  /// Refuses letters right after a number, keywords such as in `1if x else y` excepted.
  private func verifyEnd(_ name: String) throws(LexicalFailure) {
    // A letter beyond ASCII is left for the parser to complain about.
    guard bytes[position] < 128, ByteClass.isIdentifier(bytes[position]) else { return }
    func follows(_ word: StaticString, whole: Bool) -> Bool {
      let text = "\(word)".utf8
      let isThere = text.enumerated().allSatisfy { bytes[min(position + $0, end)] == $1 }
      return isThere && !(whole && ByteClass.isIdentifier(bytes[position + text.count]))
    }
    let words: [StaticString] = ["and", "else", "for", "or", "not"]
    if words.contains(where: { follows($0, whole: true) }) { return }
    // Like CPython, `1if` and `1in` are not checked for more letters.
    let shortWords: [StaticString] = ["if", "in", "is"]
    if shortWords.contains(where: { follows($0, whole: false) }) { return }
    throw failureBeforePosition("invalid \(name) literal")
  }
}

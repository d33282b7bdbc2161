/// Tells keys apart in what a terminal sends: characters in UTF-8, and the sequences of special
/// keys, which are the same in all terminals of today.
///
/// Sequences that mean nothing here are dropped, so that they do not end up in the line.
struct KeyReader {
  enum Key: Equatable {
    case character(Unicode.Scalar)
    case special(SpecialKey)
    /// Text between the marks that a terminal puts around what is pasted.
    case paste(String)
    case interrupted, resized, continued, end
  }

  let input: TerminalInput
  /// Sequences that the user's own `.editrc` binds: they are passed on as they come.
  var passedOn: Set<[UInt8]> = []
  private var waiting: [Key] = []

  init(input: TerminalInput) { self.input = input }

  /// The longest text taken from one paste.
  static let mostPasted = 1 << 20

  /// How long a terminal may take for the rest of a sequence, in milliseconds; a person who types
  /// Escape takes longer for the next key.
  private static let sequenceTime: Int32 = 40

  mutating func next() -> Key {
    if !waiting.isEmpty { return waiting.removeFirst() }
    while true {
      switch input.next() {
      case .nothing: continue
      case .interrupted: return .interrupted
      case .resized: return .resized
      case .continued: return .continued
      case .end: return .end
      case .byte(0x1B): if let key = escape() { return key }
      case .byte(let first): return .character(character(first))
      }
    }
  }

  /// A character that begins with this byte; U+FFFD for what is not UTF-8.
  private mutating func character(_ first: UInt8) -> Unicode.Scalar {
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    var bytes = [first]
    while bytes.count < length, let more = nextByte() { bytes.append(more) }
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
  }

  /// The next byte of a sequence, if it comes soon. A signal ends the sequence and comes after it.
  private mutating func nextByte() -> UInt8? {
    switch input.next(within: Self.sequenceTime) {
    case .byte(let byte): return byte
    case .interrupted: waiting.append(.interrupted)
    case .resized: waiting.append(.resized)
    case .continued: waiting.append(.continued)
    case .nothing, .end: break
    }
    return nil
  }

  /// What follows an Escape: a key's sequence, Alt and a key, or nothing.
  private mutating func escape() -> Key? {
    guard let second = nextByte() else { return .character("\u{1B}") }
    guard second == 0x5B || second == 0x4F else {
      if second == 0x0D || second == 0x0A { return .special(.runCell) }
      let other = character(second)
      waiting.insert(.character(other), at: 0)
      return .character("\u{1B}")
    }
    var sequence: [UInt8] = [second]
    while sequence.count < 32, let byte = nextByte() {
      sequence.append(byte)
      // The final byte of a control sequence; `ESC [ [` begins the Linux console's F keys.
      if (0x40...0x7E).contains(byte), sequence != [0x5B, 0x5B] { break }
    }
    if sequence.count == 1 {
      waiting.insert(.character(Unicode.Scalar(second)), at: 0)
      return .character("\u{1B}")
    }
    if passedOn.contains([0x1B] + sequence) {
      waiting.insert(contentsOf: sequence.map { .character(Unicode.Scalar($0)) }, at: 0)
      return .character("\u{1B}")
    }
    let name = String(decoding: sequence, as: UTF8.self)
    if name == "[200~" { return .paste(pasted()) }
    return SpecialKey.sequences[name].map { .special($0) }
  }

  private mutating func pasted() -> String {
    let mark = Array("\u{1B}[201~".utf8)
    var bytes: [UInt8] = []
    loop: while true {
      // A terminal that went away does not send the closing mark.
      switch input.next(within: 5_000) {
      case .byte(let byte):
        if bytes.count < Self.mostPasted + mark.count || byte == mark.last { bytes.append(byte) }
        if bytes.suffix(mark.count).elementsEqual(mark) {
          bytes.removeLast(mark.count)
          break loop
        }
      case .resized, .continued: continue
      case .interrupted:
        waiting.append(.interrupted)
        return ""
      case .nothing, .end: break loop
      }
    }
    return String(decoding: bytes.prefix(Self.mostPasted), as: UTF8.self)
  }
}

/// Keys that have functions of ours. Each is handed to libedit as one control character of the
/// range U+0080 to U+009F, which no keyboard sends; so they work in every map, vi's included.
enum SpecialKey: UInt8, CaseIterable {
  case up = 0x80
  case down, left, right, home, end, delete, wordLeft, wordRight, runCell, newLine
  case paste, redraw, start, search, dedent

  static let sequences: [String: SpecialKey] = [
    "[A": .up, "OA": .up, "[B": .down, "OB": .down, "[C": .right, "OC": .right, "[D": .left,
    "OD": .left, "[H": .home, "OH": .home, "[1~": .home, "[7~": .home, "[F": .end, "OF": .end,
    "[4~": .end, "[8~": .end, "[3~": .delete, "[1;5D": .wordLeft, "[1;3D": .wordLeft,
    "[1;5C": .wordRight, "[1;3C": .wordRight, "[Z": .dedent,
  ]

  var scalar: Unicode.Scalar { Unicode.Scalar(rawValue) }

  /// As libedit's `bind` wants it.
  var bindName: String { "\\" + String(rawValue, radix: 8) }
}

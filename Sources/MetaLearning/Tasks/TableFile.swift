/// A table of text: the rows of a `.csv` (RFC 4180) or of a `.tsv`, which has no quoting.
struct TableFile {
  /// The names in the first row.
  let columns: [String]
  /// The fields of the rows below; each row has as many as there are columns.
  let rows: [[String]]

  /// What is wrong with a table, and in which line of the file.
  struct Problem: Error {
    let line: Int
    let text: String
  }

  init(_ bytes: [UInt8], separator: UInt8, quoted: Bool) throws(Problem) {
    var reader = Reader(bytes: bytes, separator: separator, quoted: quoted)
    var columns: [String]?
    var rows: [[String]] = []
    while let (line, fields) = try reader.row() {
      guard let names = columns else {
        columns = fields
        continue
      }
      if fields.count == 1, fields[0].isEmpty, names.count > 1 { continue }
      guard fields.count == names.count else {
        throw Problem(line: line, text: "\(fields.count) fields, the first row has \(names.count)")
      }
      rows.append(fields)
    }
    self.columns = columns ?? []
    self.rows = rows
  }

  /// Reads bytes, not characters: "\r\n" is one character to Swift, and two bytes here.
  private struct Reader {
    let bytes: [UInt8]
    let separator: UInt8
    let quoted: Bool
    var place = 0
    var line = 1

    init(bytes: [UInt8], separator: UInt8, quoted: Bool) {
      self.bytes = bytes
      self.separator = separator
      self.quoted = quoted
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
    }

    /// The next row and the line it starts in, or nil at the end.
    mutating func row() throws(Problem) -> (line: Int, fields: [String])? {
      guard place < bytes.count else { return nil }
      let start = line
      var fields: [String] = []
      while true {
        fields.append(try field())
        guard place < bytes.count else { break }
        let end = bytes[place]
        place += 1
        if end == separator { continue }
        if end == UInt8(ascii: "\r"), place < bytes.count, bytes[place] == UInt8(ascii: "\n") {
          place += 1
        }
        line += 1
        break
      }
      return (start, fields)
    }

    private mutating func field() throws(Problem) -> String {
      if quoted, place < bytes.count, bytes[place] == UInt8(ascii: "\"") {
        return try quotedField()
      }
      let start = place
      while place < bytes.count, !endsField(bytes[place]) { place += 1 }
      return try text(bytes[start..<place])
    }

    private mutating func quotedField() throws(Problem) -> String {
      let start = line
      place += 1
      var content: [UInt8] = []
      while place < bytes.count {
        let byte = bytes[place]
        place += 1
        if byte == UInt8(ascii: "\"") {
          guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else {
            guard place == bytes.count || endsField(bytes[place]) else {
              throw Problem(line: line, text: "text after a closing quote")
            }
            return try text(content[...])
          }
          place += 1
        }
        if byte == UInt8(ascii: "\n") { line += 1 }
        content.append(byte)
      }
      throw Problem(line: start, text: "a quote is never closed")
    }

    private func endsField(_ byte: UInt8) -> Bool {
      byte == separator || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }

    private func text(_ bytes: ArraySlice<UInt8>) throws(Problem) -> String {
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw Problem(line: line, text: "not UTF-8")
      }
      return text
    }
  }
}

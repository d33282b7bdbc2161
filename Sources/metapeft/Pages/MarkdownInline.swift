import Plotting

/// Markdown within a line of prose as HTML: code, emphasis, links, pictures, addresses.
///
/// Everything else is text and escaped; HTML in it is shown, not obeyed. Mathematics between dollars
/// is left as it is. Every search has a bound, so that no text takes longer than its length allows.
struct MarkdownInline {
  /// The address of a picture as a `data:` one, nil where it cannot be had.
  let picture: (String) -> String?

  private static let farthest = 2_000
  private static let deepest = 12

  func html(_ text: String) -> String {
    html(Array(text.unicodeScalars)[...], depth: 0)
  }

  private typealias Text = ArraySlice<Unicode.Scalar>

  private func html(_ text: Text, depth: Int) -> String {
    var html = ""
    var plain = String.UnicodeScalarView()
    var index = text.startIndex
    func flush() {
      html += MarkupText.escaped(String(plain))
      plain = String.UnicodeScalarView()
    }
    while index < text.endIndex {
      let scalar = text[index]
      if let (piece, next) = depth < Self.deepest
        ? special(scalar, text, index, depth) : nil
      {
        flush()
        html += piece
        index = next
        continue
      }
      if scalar == "\\", index + 1 < text.endIndex, Self.isPunctuation(text[index + 1]) {
        plain.append(text[index + 1])
        index += 2
        continue
      }
      plain.append(scalar)
      index += 1
    }
    flush()
    return html
  }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  /// What begins at a place, as HTML, and where it ends; nil where it is only a character.
  private func special(
    _ scalar: Unicode.Scalar, _ text: Text, _ index: Int, _ depth: Int
  ) -> (String, Int)? {
    switch scalar {
    case "`": code(text, index)
    case "*", "_", "~": emphasis(scalar, text, index, depth)
    case "!": index + 1 < text.endIndex && text[index + 1] == "[" ? image(text, index) : nil
    case "[": link(text, index, depth)
    case "<": address(text, index)
    case "$": mathematics(text, index)
    case "h": bareAddress(text, index)
    case " ", "\\": lineBreak(text, index)
    case "&": entity(text, index)
    default: nil
    }
  }

  /// How often a character stands in a row, as far as that matters.
  private static func run(_ mark: Unicode.Scalar, _ text: Text, _ index: Int) -> Int {
    let end = min(text.endIndex, index + 64)
    return text[index..<end].prefix { $0 == mark }.count
  }

  private func code(_ text: Text, _ index: Int) -> (String, Int)? {
    let fence = Self.run("`", text, index)
    var place = index + fence
    let end = min(text.endIndex, place + Self.farthest)
    while place < end {
      guard text[place] == "`" else {
        place += 1
        continue
      }
      let run = Self.run("`", text, place)
      if run == fence {
        var inside = text[(index + fence)..<place]
        if inside.first == " ", inside.last == " ", inside.contains(where: { $0 != " " }) {
          inside = inside.dropFirst().dropLast()
        }
        return ("<code>\(escaped(inside))</code>", place + fence)
      }
      place += run
    }
    return nil
  }

  private func emphasis(
    _ mark: Unicode.Scalar, _ text: Text, _ index: Int, _ depth: Int
  ) -> (String, Int)? {
    let count = min(Self.run(mark, text, index), 2)
    if mark == "~", count < 2 { return nil }
    let start = index + count
    guard start < text.endIndex, !text[start].properties.isWhitespace else { return nil }
    let isAfterWord = index > text.startIndex && Self.isWord(text[index - 1])
    if mark == "_", isAfterWord { return nil }
    var place = start
    let end = min(text.endIndex, start + Self.farthest)
    while place < end {
      if text[place] == "\\" {
        place += 2
        continue
      }
      guard text[place] == mark else {
        place += 1
        continue
      }
      let closing = Self.run(mark, text[..<end], place)
      let isBeforeWord = place + closing < text.endIndex && Self.isWord(text[place + closing])
      let closes =
        closing >= count && (closing != 2 || count == 2) && place > start
        && !text[place - 1].properties.isWhitespace && !(mark == "_" && isBeforeWord)
      if closes {
        // Of three, the inner marks belong to what is inside.
        let stop = closing > count ? place + closing - count : place
        let tag = mark == "~" ? "del" : count == 2 ? "strong" : "em"
        return (
          "<\(tag)>\(html(text[start..<stop], depth: depth + 1))</\(tag)>", stop + count
        )
      }
      place += closing
    }
    return nil
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// The text between brackets and the address after them.
  private func target(_ text: Text, _ index: Int) -> (Text, String, Int)? {
    var depth = 0
    var place = index
    let end = min(text.endIndex, index + Self.farthest)
    while place < end {
      switch text[place] {
      case "\\": place += 1
      case "[": depth += 1
      case "]": depth -= 1
      default: break
      }
      if depth == 0 { break }
      place += 1
    }
    guard place + 1 < end, text[place] == "]", text[place + 1] == "(" else { return nil }
    let start = place + 2
    var open = 1
    var close = start
    while close < end, open > 0 {
      if text[close] == "(" { open += 1 }
      if text[close] == ")" { open -= 1 }
      close += 1
    }
    guard open == 0 else { return nil }
    close -= 1
    var address = escapedAddress(text[start..<close])
    // A title in quotes after the address is not shown.
    if let blank = address.firstIndex(of: " ") { address = String(address[..<blank]) }
    if address.hasPrefix("<"), address.hasSuffix(">") {
      address = String(address.dropFirst().dropLast())
    }
    return (text[(index + 1)..<place], address, close + 1)
  }

  private func escapedAddress(_ text: Text) -> String {
    String(String.UnicodeScalarView(text)).split(separator: "\n").joined()
  }

  private func link(_ text: Text, _ index: Int, _ depth: Int) -> (String, Int)? {
    guard let (words, address, end) = target(text, index) else { return nil }
    let inside = html(words, depth: depth + 1)
    guard Self.isSafe(address) else { return (inside, end) }
    return ("<a href=\"\(MarkupText.escaped(address))\">\(inside)</a>", end)
  }

  private func image(_ text: Text, _ index: Int) -> (String, Int)? {
    guard let (words, address, end) = target(text, index + 1) else { return nil }
    let name = escaped(words)
    if let data = picture(address) {
      return ("<img src=\"\(MarkupText.escaped(data))\" alt=\"\(name)\">", end)
    }
    // What lies elsewhere is not part of the page: a link to it stands in its place.
    guard Self.isSafe(address) else { return (name, end) }
    return ("<a href=\"\(MarkupText.escaped(address))\">\(name.isEmpty ? "image" : name)</a>", end)
  }

  private func address(_ text: Text, _ index: Int) -> (String, Int)? {
    let end = min(text.endIndex, index + Self.farthest)
    guard let close = text[index..<end].firstIndex(of: ">") else { return nil }
    let address = escapedAddress(text[(index + 1)..<close])
    let isAddress = ["http://", "https://", "mailto:"].contains { address.hasPrefix($0) }
    guard isAddress, !address.contains(" ") else { return nil }
    let escaped = MarkupText.escaped(address)
    return ("<a href=\"\(escaped)\">\(escaped)</a>", close + 1)
  }

  private func bareAddress(_ text: Text, _ index: Int) -> (String, Int)? {
    if index > text.startIndex, Self.isWord(text[index - 1]) { return nil }
    let rest = text[index...]
    guard
      rest.starts(with: "http://".unicodeScalars) || rest.starts(with: "https://".unicodeScalars)
    else { return nil }
    var address = rest.prefix { !$0.properties.isWhitespace && $0 != "<" && $0 != "\"" }
    while let last = address.last, ".,;:!?)'*_".unicodeScalars.contains(last) {
      address = address.dropLast()
    }
    let escaped = self.escaped(address)
    return ("<a href=\"\(escaped)\">\(escaped)</a>", address.endIndex)
  }

  /// `$…$` and `$$…$$`, as they are.
  private func mathematics(_ text: Text, _ index: Int) -> (String, Int)? {
    let count = min(Self.run("$", text, index), 2)
    let start = index + count
    let end = min(text.endIndex, start + Self.farthest)
    guard start < end, !text[start].properties.isWhitespace else { return nil }
    var place = start
    while place < end {
      if text[place] == "$", !text[place - 1].properties.isWhitespace, place > start,
        Self.run("$", text, place) >= count
      {
        let isPrice =
          place + count < text.endIndex
          && text[place + count].properties.numericType != nil
        if isPrice { return nil }
        return (
          "<span class=\"math\">\(escaped(text[index..<(place + count)]))</span>", place + count
        )
      }
      place += text[place] == "\\" ? 2 : 1
    }
    return nil
  }

  private func lineBreak(_ text: Text, _ index: Int) -> (String, Int)? {
    if text[index] == "\\" {
      let next = index + 1
      return next < text.endIndex && text[next] == "\n" ? ("<br>\n", next + 1) : nil
    }
    let blanks = Self.run(" ", text, index)
    let next = index + blanks
    return blanks >= 2 && next < text.endIndex && text[next] == "\n" ? ("<br>\n", next + 1) : nil
  }

  /// `&amp;` and the like, as they are.
  private func entity(_ text: Text, _ index: Int) -> (String, Int)? {
    let name = text[(index + 1)...].prefix(12).prefix { $0.isASCII && Self.isWord($0) || $0 == "#" }
    guard !name.isEmpty, name.endIndex < text.endIndex, text[name.endIndex] == ";",
      name.dropFirst().allSatisfy({ $0 != "#" }), name.first != "#" || name.count > 1
    else { return nil }
    return ("&\(String(String.UnicodeScalarView(name)));", name.endIndex + 1)
  }

  private func escaped(_ text: Text) -> String {
    MarkupText.escaped(String(String.UnicodeScalarView(text)))
  }

  /// Whether an address may be followed: the web, mail, a place in this or a file beside it.
  static func isSafe(_ address: String) -> Bool {
    let head = address.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard let colon = head.firstIndex(of: ":") else { return !address.hasPrefix("//") }
    return ["http", "https", "mailto"].contains(head[..<colon].lowercased())
  }
}

/// Tells markup that can do nothing but be seen from markup that must not stand in a page.
///
/// Results bring HTML and SVG of their own, a figure's or a table's, but also a stranger's. What
/// uses no elements and attributes but these is let in as it is; everything else is not.
enum MarkupFilter {
  private static let elements: Set<String> = [
    "svg", "g", "path", "rect", "line", "circle", "ellipse", "polyline", "polygon", "text", "tspan",
    "image", "title", "desc", "defs", "table", "caption", "thead", "tbody", "tfoot", "tr", "th",
    "td", "p", "br", "hr", "b", "i", "em", "strong", "code", "pre", "ul", "ol", "li", "div", "span",
    "h1", "h2", "h3", "h4", "h5", "h6", "sub", "sup", "dl", "dt", "dd", "small", "u", "del",
  ]

  private static let attributes: Set<String> = [
    "class", "width", "height", "viewbox", "color", "role", "fill", "fill-opacity", "stroke",
    "stroke-width", "stroke-opacity", "stroke-linejoin", "stroke-linecap", "stroke-dasharray",
    "font-family", "font-size", "font-weight", "font-style", "text-anchor", "transform", "x", "y",
    "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "dx", "dy", "d", "points", "opacity",
    "overflow", "preserveaspectratio", "border", "align", "valign", "colspan", "rowspan", "start",
    "title", "scope", "xmlns", "version",
  ]

  static func isHarmless(_ markup: String) -> Bool {
    let bytes = Array(markup.utf8)
    var place = 0
    var open: [String] = []
    while let start = bytes[place...].firstIndex(of: 0x3C) {
      place = start + 1
      let isEnd = place < bytes.count && bytes[place] == 0x2F
      if isEnd { place += 1 }
      guard let name = word(bytes, &place)?.lowercased(), elements.contains(name) else {
        return false
      }
      var isEmpty = ["br", "hr"].contains(name)
      while true {
        while place < bytes.count, isBlank(bytes[place]) { place += 1 }
        guard place < bytes.count else { return false }
        if bytes[place] == 0x3E { break }
        if bytes[place] == 0x2F {
          isEmpty = true
          place += 1
          continue
        }
        guard !isEnd, let attribute = word(bytes, &place)?.lowercased(),
          let value = value(bytes, &place), allows(attribute, value, of: name)
        else { return false }
      }
      place += 1
      // Elements must close in their order, or they would reach into the page around them.
      if isEnd {
        guard open.popLast() == name else { return false }
      } else if !isEmpty {
        open.append(name)
      }
    }
    return open.isEmpty
  }

  private static func allows(_ attribute: String, _ value: String, of element: String) -> Bool {
    if attribute == "href" || attribute == "xlink:href" {
      return element == "image" && value.hasPrefix("data:image/png;base64,")
    }
    if attribute == "style" {
      return value == "image-rendering:pixelated"
        || value.hasPrefix("text-align:")
          && value.dropFirst(11).allSatisfy { $0.isLetter || $0 == ";" || $0 == " " }
    }
    if attribute == "xmlns" { return value == "http://www.w3.org/2000/svg" }
    return attributes.contains(attribute) && !value.lowercased().contains("url(")
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }

  private static func word(_ bytes: [UInt8], _ place: inout Int) -> String? {
    let word = bytes[place...].prefix { byte in
      switch byte {
      case 0x30...0x3A, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
      default: false
      }
    }
    place += word.count
    return word.isEmpty ? nil : String(decoding: word, as: UTF8.self)
  }

  /// `="…"` or `='…'`.
  private static func value(_ bytes: [UInt8], _ place: inout Int) -> String? {
    guard place + 1 < bytes.count, bytes[place] == 0x3D else { return nil }
    let quote = bytes[place + 1]
    guard quote == 0x22 || quote == 0x27,
      let end = bytes[(place + 2)...].firstIndex(of: quote)
    else { return nil }
    defer { place = end + 1 }
    return String(decoding: bytes[(place + 2)..<end], as: UTF8.self)
  }
}

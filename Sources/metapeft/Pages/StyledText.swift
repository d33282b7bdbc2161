import Plotting

/// What programs print, as HTML: colours of the terminal become styles, a carriage return begins the
/// line anew as it does there, and every other control character is shown or dropped, never obeyed.
enum StyledText {
  static func html(_ text: String) -> String {
    var converter = Converter()
    converter.read(text)
    return converter.html
  }

  private struct Style: Equatable {
    var color: Int?
    var isBold = false
    var isItalic = false
    var isUnderlined = false

    var classes: String {
      var names: [String] = []
      if let color { names.append("a\(color)") }
      if isBold { names.append("bold") }
      if isItalic { names.append("italic") }
      if isUnderlined { names.append("underline") }
      return names.joined(separator: " ")
    }
  }

  private struct Converter {
    var html = ""
    private var line: [(scalar: Unicode.Scalar, style: Style)] = []
    private var column = 0
    private var style = Style()

    mutating func read(_ text: String) {
      let scalars = Array(text.unicodeScalars)
      var index = 0
      while index < scalars.count {
        let scalar = scalars[index]
        index += 1
        switch scalar.value {
        case 0x0A:
          endLine()
          html += "\n"
        case 0x0D:
          // A line end of two characters is one line end.
          if index < scalars.count, scalars[index] != "\n" { column = 0 }
        case 0x08: column = max(0, column - 1)
        case 0x1B: index = escape(scalars, index)
        default: put(scalar)
        }
      }
      endLine()
    }

    private mutating func put(_ scalar: Unicode.Scalar) {
      if column < line.count {
        line[column] = (scalar, style)
      } else {
        line.append((scalar, style))
      }
      column += 1
    }

    private mutating func endLine() {
      var start = 0
      while start < line.count {
        let style = line[start].style
        var text = String.UnicodeScalarView()
        while start < line.count, line[start].style == style {
          text.append(line[start].scalar)
          start += 1
        }
        let escaped = MarkupText.escaped(String(text))
        html += style == Style() ? escaped : "<span class=\"\(style.classes)\">\(escaped)</span>"
      }
      (line, column) = ([], 0)
    }

    /// Reads a sequence after its escape character: colours are kept, all others dropped whole.
    private mutating func escape(_ scalars: [Unicode.Scalar], _ start: Int) -> Int {
      guard start < scalars.count else { return start }
      var index = start + 1
      switch scalars[start] {
      case "[":
        let first = index
        while index < scalars.count, (0x20...0x3F).contains(scalars[index].value) { index += 1 }
        guard index < scalars.count else { return index }
        if scalars[index] == "m" {
          setStyle(String(String.UnicodeScalarView(scalars[first..<index])))
        }
        return index + 1
      case "]", "P", "X", "^", "_":
        // A string for the terminal, up to a bell or `ESC \`.
        while index < scalars.count {
          if scalars[index].value == 0x07 { return index + 1 }
          if scalars[index].value == 0x1B { return min(index + 2, scalars.count) }
          index += 1
        }
        return index
      default: return index
      }
    }

    private mutating func setStyle(_ parameters: String) {
      var codes = parameters.split(separator: ";", omittingEmptySubsequences: false).map {
        $0.isEmpty ? 0 : Int($0) ?? -1
      }[...]
      while let code = codes.popFirst() {
        switch code {
        case 0: style = Style()
        case 1: style.isBold = true
        case 3: style.isItalic = true
        case 4: style.isUnderlined = true
        case 22: style.isBold = false
        case 23: style.isItalic = false
        case 24: style.isUnderlined = false
        case 30...37: style.color = code - 30
        case 90...97: style.color = code - 90
        case 39: style.color = nil
        case 38, 48:
          // Colours by number or by parts: kept where they are one of the sixteen.
          let kind = codes.popFirst()
          if kind == 5, let number = codes.popFirst(), code == 38 {
            style.color = number < 16 ? number % 8 : style.color
          } else if kind == 2 {
            codes = codes.dropFirst(3)
          }
        default: break
        }
      }
    }
  }
}

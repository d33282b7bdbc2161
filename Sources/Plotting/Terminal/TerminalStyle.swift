/// What a terminal, or what takes its place, can show.
public struct TerminalStyle: Sendable, Equatable {
  public enum Colors: Int, Sendable, Comparable {
    case none
    /// The sixteen that every colour terminal has.
    case basic
    /// The 256 of xterm.
    case indexed
    /// 24 bits.
    case full

    public static func < (a: Colors, b: Colors) -> Bool { a.rawValue < b.rawValue }
  }

  public var columns: Int
  public var rows: Int
  public var colors: Colors
  /// Whether characters beyond ASCII are shown.
  public var hasUnicode: Bool

  public init(columns: Int = 80, rows: Int = 24, colors: Colors = .none, hasUnicode: Bool = true) {
    self.columns = min(max(columns, 1), 1000)
    self.rows = min(max(rows, 1), 1000)
    self.colors = colors
    self.hasUnicode = hasUnicode
  }

  /// Text in a colour.
  func colored(_ text: String, _ color: Color) -> String {
    colors == .none || text.isEmpty ? text : "\u{1B}[\(code(color, 38))m\(text)\u{1B}[39m"
  }

  /// Faint text, such as axes.
  public func faint(_ text: String) -> String {
    colors == .none || text.isEmpty ? text : "\u{1B}[2m\(text)\u{1B}[22m"
  }

  public func bold(_ text: String) -> String {
    colors == .none || text.isEmpty ? text : "\u{1B}[1m\(text)\u{1B}[22m"
  }

  /// The parameters that set a colour, of the ink (38) or behind it (48).
  func code(_ color: Color, _ role: Int) -> String {
    switch colors {
    case .none, .basic:
      let index = Color.terminalSeries.firstIndex(of: color) ?? 0
      // Blue, red, green, magenta, yellow, cyan, and again, bright.
      let basic = [4, 1, 2, 5, 3, 6, 5, 7][index]
      return "\(role - 8 + basic)"
    case .indexed: return "\(role);5;\(Self.index(of: color))"
    case .full: return "\(role);2;\(color.red);\(color.green);\(color.blue)"
    }
  }

  /// The nearest of xterm's 6 x 6 x 6 cube of colours and its 24 greys.
  static func index(of color: Color) -> Int {
    let levels = [0, 95, 135, 175, 215, 255]
    func nearest(_ value: UInt8) -> Int {
      levels.indices.min { abs(levels[$0] - Int(value)) < abs(levels[$1] - Int(value)) } ?? 0
    }
    func distance(_ red: Int, _ green: Int, _ blue: Int) -> Int {
      let parts = [red - Int(color.red), green - Int(color.green), blue - Int(color.blue)]
      return parts.reduce(0) { $0 + $1 * $1 }
    }
    let cube = (nearest(color.red), nearest(color.green), nearest(color.blue))
    let mean = (Int(color.red) + Int(color.green) + Int(color.blue)) / 3
    let grey = min(max((mean - 3) / 10, 0), 23)
    let level = 8 + 10 * grey
    let isGreyNearer =
      distance(level, level, level) < distance(levels[cube.0], levels[cube.1], levels[cube.2])
    return isGreyNearer ? 232 + grey : 16 + 36 * cube.0 + 6 * cube.1 + cube.2
  }
}

/// Text measured in columns of a terminal.
public enum TerminalText {
  /// How many columns a text takes: none for combining marks, two for East Asian wide characters and
  /// pictographs.
  public static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width($1) }
  }

  public static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20..<0x7F: return 1
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F9FF,
      0x20000...0x3FFFD:
      return 2
    case 0x200B...0x200F, 0xFE00...0xFE0F: return 0
    default:
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .control, .format: return 0
      default: return 1
      }
    }
  }

  /// As much of a text as fits; an ellipsis ends what was cut.
  public static func fitted(_ text: String, _ columns: Int) -> String {
    guard width(text) > columns else { return text }
    guard columns > 1 else { return columns == 1 ? "…" : "" }
    var result = String.UnicodeScalarView()
    var used = 0
    for scalar in text.unicodeScalars {
      used += width(scalar)
      if used > columns - 1 { break }
      result.append(scalar)
    }
    return String(result) + "…"
  }

  /// A text between blanks, `columns` wide in all.
  public static func padded(
    _ text: String, _ columns: Int, _ alignment: TextAlignment = .left
  ) -> String {
    let room = max(0, columns - width(text))
    let before =
      switch alignment {
      case .left: 0
      case .center: room / 2
      case .right: room
      }
    return String(repeating: " ", count: before) + text
      + String(repeating: " ", count: room - before)
  }

  /// A text in ASCII: what has no counterpart there becomes `?`.
  public static func ascii(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "…": result += "~"
      case "−", "–", "—": result += "-"
      case "×": result += "x"
      case "█": result += "#"
      default: result += scalar.isASCII ? String(scalar) : "?"
      }
    }
    return result
  }
}

public enum TextAlignment: Sendable { case left, center, right }

/// A picture in characters: two pixels in each where there are colours, else a shade.
struct PictureText {
  let picture: Picture
  let title: String
  let style: TerminalStyle

  var lines: [String] {
    let title = TerminalText.fitted(PlainText.line(title), style.columns)
    let heading = title.isEmpty ? [] : [style.bold(title)]
    return heading + (style.colors >= .indexed && style.hasUnicode ? halfBlocks : shades)
  }

  /// The size in characters that keeps the picture's shape, small ones grown by whole numbers. A
  /// character is about twice as high as wide.
  private var size: (columns: Int, rows: Int) {
    let (width, height) = (Double(picture.width), Double(picture.height))
    let mostColumns = Double(min(style.columns, 78))
    let mostRows = Double(min(max(style.rows - 4, 4), 40))
    var scale = min(mostColumns / width, 2 * mostRows / height)
    if scale > 1 { scale = min(scale, max(1, (40 / max(width, height)).rounded(.down))) }
    if scale > 1 { scale = scale.rounded(.down) }
    return (max(1, Int(width * scale)), max(1, Int((height * scale / 2).rounded(.up))))
  }

  private var halfBlocks: [String] {
    let (columns, rows) = size
    let scaled = picture.scaled(width: columns, height: 2 * rows)
    return (0..<rows).map { row in
      var line = ""
      var last = ""
      for column in 0..<columns {
        let (upper, lower) = (scaled[column, 2 * row], scaled[column, 2 * row + 1])
        let codes = style.code(upper, 38) + ";" + style.code(lower, 48)
        if codes != last { line += "\u{1B}[\(codes)m" }
        last = codes
        line += "▀"
      }
      return line + "\u{1B}[0m"
    }
  }

  private var shades: [String] {
    let ramp = Array(style.hasUnicode ? " ░▒▓█" : " .:-=+*#%@")
    let (columns, rows) = size
    let scaled = picture.scaled(width: columns, height: rows)
    return (0..<rows).map { row in
      let line = (0..<columns).map { column in
        let brightness = scaled[column, row].luminance
        return ramp[min(Int(brightness * Double(ramp.count)), ramp.count - 1)]
      }
      return String(line)
    }
  }
}

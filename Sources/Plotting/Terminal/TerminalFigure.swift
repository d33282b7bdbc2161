extension Figure {
  /// The figure as lines of a terminal, each ended by a line end and no wider than its columns.
  ///
  /// Curves are dots of Braille characters, bars blocks, pictures half blocks; in ASCII what comes
  /// nearest. Layers are told apart by colour, else by letters. No text of the figure can move or
  /// colour anything.
  public func terminalText(_ style: TerminalStyle) throws(PlotError) -> String {
    try check()
    let lines: [String]
    if style.columns < 16 {
      lines = [TerminalText.fitted(summary, style.columns)]
    } else if let picture {
      lines = PictureText(picture: picture, title: title, style: style).lines
    } else {
      var layout = TerminalLayout(figure: self, style: style)
      lines = layout.lines()
    }
    let text = lines.map { $0 + "\n" }.joined()
    return style.hasUnicode ? text : TerminalText.ascii(text)
  }

  /// What the figure shows, in a few words: `figure of 2 curves, 1 band`.
  public var summary: String {
    var counts: [(name: String, count: Int)] = []
    for layer in layers {
      let name =
        switch layer.mark {
        case .curve: "curve"
        case .points: "scatter"
        case .bars: "histogram"
        case .band: "band"
        case .image(let picture): "image of \(picture.width) × \(picture.height) pixels"
        }
      if let index = counts.firstIndex(where: { $0.name == name }) {
        counts[index].count += 1
      } else {
        counts.append((name, 1))
      }
    }
    let parts = counts.map { $0.count == 1 ? "a \($0.name)" : "\($0.count) \($0.name)s" }
    let name = title.isEmpty ? "" : " '\(PlainText.line(title))'"
    return "figure\(name) of " + (parts.isEmpty ? "nothing" : parts.joined(separator: ", "))
  }
}

/// Places a figure's parts in the characters of a terminal.
private struct TerminalLayout {
  let figure: Figure
  let style: TerminalStyle
  let axes: (x: AxisFrame, y: AxisFrame)
  var canvas: DotCanvas
  /// The columns of the labels of the vertical axis.
  let margin: Int

  init(figure: Figure, style: TerminalStyle) {
    self.figure = figure
    self.style = style
    let rows = min(max(style.rows * 3 / 5, 6), 18)
    let width = min(style.columns, 78)
    let frames = figure.frames(xTicks: max(2, width / 12), yTicks: max(2, rows / 4 + 1))
    axes = frames
    let labels = frames.y.labels.map { TerminalText.width($0) }.max() ?? 0
    margin = labels + 8 < width / 2 ? labels + 1 : 0
    canvas = DotCanvas(columns: max(4, width - margin - 2), rows: rows)
  }

  /// Whether letters tell the layers apart, for want of colour.
  private var usesLetters: Bool { style.colors == .none && figure.layers.count > 1 }

  private func letter(_ layer: Int) -> Character {
    let letters = Array("*+ox#@%=")
    return letters[layer % letters.count]
  }

  mutating func lines() -> [String] {
    for index in figure.drawingOrder { draw(figure.layers[index], index) }
    if usesLetters && style.hasUnicode { addLetters() }
    var lines: [String] = []
    let width = margin + 1 + canvas.columns
    if !figure.title.isEmpty {
      let title = TerminalText.fitted(PlainText.line(figure.title), canvas.columns)
      let start = margin + 1 + (canvas.columns - TerminalText.width(title)) / 2
      lines.append(String(repeating: " ", count: start) + style.bold(title))
    }
    if !figure.yAxis.label.isEmpty {
      lines.append(TerminalText.fitted(PlainText.line(figure.yAxis.label), width))
    }
    lines += plotLines() + axisLines()
    if !figure.xAxis.label.isEmpty {
      let label = TerminalText.fitted(PlainText.line(figure.xAxis.label), canvas.columns)
      let start = margin + 1 + (canvas.columns - TerminalText.width(label)) / 2
      lines.append(String(repeating: " ", count: start) + label)
    }
    lines += legendLines(width)
    if figure.ranges.x == nil { lines.append("(no data)") }
    let skipped = figure.skippedCount
    if skipped > 0 {
      let text = "(\(skipped) not finite, not shown)"
      lines.append(style.faint(TerminalText.fitted(text, style.columns)))
    }
    return lines
  }

  // MARK: Layers

  /// The place of a pair of numbers in dots; nil where it has none.
  private func point(_ a: Double, _ b: Double) -> Point? {
    let point = Point(
      x: axes.x.place(a) * Double(canvas.width - 1),
      y: (1 - axes.y.place(b)) * Double(canvas.height - 1))
    guard point.x.isFinite, point.y.isFinite else { return nil }
    return Point(x: min(max(point.x, -1e6), 1e6), y: min(max(point.y, -1e6), 1e6))
  }

  private mutating func draw(_ layer: Figure.Layer, _ index: Int) {
    switch layer.mark {
    case .curve(let xs, let ys):
      let box = Box(
        x: 0, y: 0, width: Double(canvas.width - 1), height: Double(canvas.height - 1))
      var last: Point?
      for (a, b) in zip(xs, ys) {
        let next = point(a, b)
        if let next {
          let from = last ?? next
          if let part = Clipping.segment(from, next, box, slack: 0) {
            canvas.line(part.0, part.1, layer: index)
          }
        }
        last = next
      }
    case .points(let xs, let ys):
      for (a, b) in zip(xs, ys) {
        guard let point = point(a, b) else { continue }
        canvas.set(Int(point.x.rounded()), Int(point.y.rounded()), layer: index)
      }
    case .bars(let edges, let heights): drawBars(edges, heights, index)
    case .band(let xs, let lows, let highs):
      for (place, a) in xs.enumerated() {
        guard let low = point(a, lows[place]), let high = point(a, highs[place]) else { continue }
        let x = Int(low.x.rounded())
        let last = min(canvas.height - 1, Int(low.y.rounded()))
        for y in stride(from: max(0, Int(high.y.rounded())), through: last, by: 1)
        where (x + y) % 3 == 0 {
          canvas.set(x, y, layer: index)
        }
      }
    case .image: break
    }
  }

  /// Bars as blocks that grow in eighths of a character; those below zero as dots.
  private mutating func drawBars(_ edges: [Double], _ heights: [Double], _ layer: Int) {
    let zero = axes.y.scale == .log ? 0 : min(max(axes.y.place(0), 0), 1)
    let blocks = Array(" ▁▂▃▄▅▆▇█")
    var bin = 0
    for column in 0..<canvas.columns {
      let place = (Double(column) + 0.5) / Double(canvas.columns)
      while bin < heights.count, axes.x.place(edges[bin + 1]) <= place { bin += 1 }
      guard bin < heights.count, axes.x.place(edges[bin]) <= place else { continue }
      let top = axes.y.place(heights[bin])
      guard top.isFinite, heights[bin] != 0 else { continue }
      if zero == 0, style.hasUnicode {
        var eighths = Int((min(max(top, 0), 1) * Double(8 * canvas.rows)).rounded())
        // What is there at all is seen.
        eighths = max(eighths, 1)
        for row in stride(from: canvas.rows - 1, through: 0, by: -1) where eighths > 0 {
          canvas.mark(column, row, blocks[min(eighths, 8)], layer: layer)
          eighths -= 8
        }
      } else {
        let ends = [top, zero].map { end in
          Int(((1 - min(max(end, 0), 1)) * Double(canvas.height - 1)).rounded())
        }
        for y in min(ends[0], ends[1])...max(ends[0], ends[1]) {
          canvas.set(2 * column, y, layer: layer)
          canvas.set(2 * column + 1, y, layer: layer)
        }
      }
    }
  }

  /// A letter here and there on each curve.
  private mutating func addLetters() {
    for layer in figure.layers.indices {
      for column in stride(from: 2 + 3 * layer, to: canvas.columns, by: 12) {
        if let row = (0..<canvas.rows).first(where: { canvas.shows(layer, column, $0) }) {
          canvas.mark(column, row, letter(layer), layer: layer)
        }
      }
    }
  }

  // MARK: Around the layers

  private func plotLines() -> [String] {
    var labels: [Int: String] = [:]
    for (tick, label) in zip(axes.y.ticks, axes.y.labels) {
      let dot = (1 - axes.y.place(tick)) * Double(canvas.height - 1)
      labels[min(max(Int(dot) / 4, 0), canvas.rows - 1)] = label
    }
    return (0..<canvas.rows).map { row in
      let label = margin > 0 ? labels[row] ?? "" : ""
      let axis = labels[row] == nil ? (style.hasUnicode ? "│" : "|") : style.hasUnicode ? "┤" : "+"
      var line = TerminalText.padded(label, max(0, margin - 1), .right)
      if margin > 0 { line += " " }
      line += style.faint(axis)
      return line + canvasText(row)
    }
  }

  /// One row of the canvas, with as few colour codes as it takes.
  private func canvasText(_ row: Int) -> String {
    let useLetters = usesLetters
    var text = ""
    var run = ""
    var color: Int?
    func flush() {
      let ink = color.map { Color.terminalSeries[figure.colorIndex(of: $0)] }
      text += ink.map { style.colored(run, $0) } ?? run
      run = ""
    }
    for column in 0..<canvas.columns {
      let cell = canvas.cell(column, row, hasUnicode: style.hasUnicode) { layer in
        useLetters || figure.layers.count > 1 ? letter(layer) : nil
      }
      if let cell {
        if color != cell.layer {
          flush()
          color = cell.layer
        }
        run.append(cell.0)
      } else {
        run.append(" ")
      }
    }
    while run.last == " " { run.removeLast() }
    flush()
    return text
  }

  private func axisLines() -> [String] {
    var axis = Array(
      repeating: Character(style.hasUnicode ? "─" : "-"), count: canvas.columns)
    var labels = [Character](repeating: " ", count: margin + 1 + canvas.columns)
    var free = 0
    for (tick, label) in zip(axes.x.ticks, axes.x.labels) {
      let column = min(
        max(Int((axes.x.place(tick) * Double(canvas.columns - 1)).rounded()), 0),
        canvas.columns - 1)
      axis[column] = style.hasUnicode ? "┬" : "+"
      let start = min(
        max(margin + 1 + column - label.count / 2, 0), labels.count - label.count)
      guard start >= free else { continue }
      labels.replaceSubrange(start..<(start + label.count), with: label)
      free = start + label.count + 1
    }
    while labels.last == " " { labels.removeLast() }
    let corner = style.hasUnicode ? "└" : "+"
    return [
      String(repeating: " ", count: margin) + style.faint(corner + String(axis)), String(labels),
    ]
  }

  private func legendLines(_ width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for (label, index) in figure.legend {
      let sample = sample(index)
      let text = TerminalText.fitted(label, max(1, width - margin - 6))
      let size = 3 + TerminalText.width(text)
      if used > 0, used + 3 + size > width - margin {
        lines.append(line)
        (line, used) = ("", 0)
      }
      line += used == 0 ? String(repeating: " ", count: margin + 1) : "   "
      line += style.colored(sample, Color.terminalSeries[figure.colorIndex(of: index)]) + " " + text
      used += 3 + size
    }
    if used > 0 { lines.append(line) }
    return lines
  }

  /// How the legend shows a layer, two columns wide.
  private func sample(_ index: Int) -> String {
    if !style.hasUnicode || usesLetters { return String(letter(index)) + " " }
    switch figure.layers[index].mark {
    case .curve: return "━━"
    case .points: return "⠶⠶"
    case .bars, .image: return "██"
    case .band: return "▒▒"
    }
  }
}

extension Figure {
  /// The figure as an SVG document, which is also an element of HTML.
  ///
  /// Dark words on a white page. A style sheet that sets `color` and hides `.page` for
  /// `.metapeft-figure` shows it on the page around it, in the dark too. Coordinates have one
  /// decimal; no scripts, no links, no fonts of its own; all text is escaped.
  public func svg() throws(PlotError) -> String {
    try SVGWriter(drawing: try drawing()).text()
  }
}

private struct SVGWriter {
  let drawing: Drawing

  func text() throws(PlotError) -> String {
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"metapeft-figure\" "
        + "width=\"\(drawing.width)\" height=\"\(drawing.height)\" "
        + "viewBox=\"0 0 \(drawing.width) \(drawing.height)\" color=\"#333333\" "
        + "font-family=\"system-ui, Helvetica, Arial, sans-serif\" role=\"img\">",
      "<rect class=\"page\" width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>",
    ]
    for shape in drawing.shapes { lines.append(try element(shape)) }
    lines.append("</svg>")
    return lines.joined(separator: "\n") + "\n"
  }

  private func paint(_ paint: Drawing.Paint) -> (color: String, opacity: Double) {
    switch paint {
    case .ink: ("currentColor", 1)
    case .faint: ("currentColor", 0.12)
    case .color(let color): (color.hexText, 1)
    }
  }

  private func number(_ number: Double) -> String {
    let text = NumberLabel.fixed(number, decimals: 1)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private func stroke(_ paint: Drawing.Paint, _ width: Double) -> String {
    let (color, opacity) = self.paint(paint)
    return "stroke=\"\(color)\" stroke-width=\"\(number(width))\""
      + (opacity < 1 ? " stroke-opacity=\"\(opacity)\"" : "")
  }

  private func path(_ points: [Point], closed: Bool = false) -> String {
    var path = ""
    for (index, point) in points.enumerated() {
      path += (index == 0 ? "M" : "L") + number(point.x) + " " + number(point.y)
    }
    return path + (closed ? "Z" : "")
  }

  /// A group that shows nothing outside a box: an inner picture with its own edges, since ids of
  /// clip paths would have to differ between the pictures of one page.
  private func clipped(_ content: String, _ box: Box) -> String {
    let (x, y, width, height) = (
      number(box.x), number(box.y), number(box.width), number(box.height)
    )
    return "<svg x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\" "
      + "viewBox=\"\(x) \(y) \(width) \(height)\" overflow=\"hidden\">\(content)</svg>"
  }

  private func element(_ shape: Drawing.Shape) throws(PlotError) -> String {
    switch shape {
    case .line(let from, let to, let paint, let width):
      return "<line x1=\"\(number(from.x))\" y1=\"\(number(from.y))\" x2=\"\(number(to.x))\" "
        + "y2=\"\(number(to.y))\" \(stroke(paint, width))/>"
    case .curve(let points, let paint, let width, let clip):
      return clipped(
        "<path d=\"\(path(points))\" fill=\"none\" \(stroke(paint, width)) "
          + "stroke-linejoin=\"round\" stroke-linecap=\"round\"/>", clip)
    case .disks(let points, let paint, let radius, let clip):
      // Lines of no length with round ends: a fifth of the bytes of as many circles.
      let path = points.map { "M\(number($0.x)) \(number($0.y))h0" }.joined()
      return clipped(
        "<path d=\"\(path)\" fill=\"none\" \(stroke(paint, 2 * radius)) stroke-opacity=\"0.75\" "
          + "stroke-linecap=\"round\"/>", clip)
    case .rectangle(let box, let paint, let opacity):
      return "<rect x=\"\(number(box.x))\" y=\"\(number(box.y))\" width=\"\(number(box.width))\" "
        + "height=\"\(number(box.height))\" fill=\"\(self.paint(paint).color)\" "
        + "fill-opacity=\"\(opacity)\"/>"
    case .area(let points, let paint, let opacity, let clip):
      return clipped(
        "<path d=\"\(path(points, closed: true))\" fill=\"\(self.paint(paint).color)\" "
          + "fill-opacity=\"\(opacity)\"/>", clip)
    case .picture(let picture, let box):
      return "<image x=\"\(number(box.x))\" y=\"\(number(box.y))\" width=\"\(number(box.width))\" "
        + "height=\"\(number(box.height))\" preserveAspectRatio=\"none\" "
        + "style=\"image-rendering:pixelated\" "
        + "href=\"data:image/png;base64,\(Base64.text(try PNG.bytes(picture)))\"/>"
    case .text(let text, let place, let anchor, let size, let paint, let isBold):
      let names: [Drawing.Anchor: String] = [.start: "start", .middle: "middle", .end: "end"]
      return
        "<text x=\"\(number(place.x))\" y=\"\(number(place.y))\" font-size=\"\(number(size))\" "
        + "text-anchor=\"\(names[anchor] ?? "start")\" fill=\"\(self.paint(paint).color)\""
        + (isBold ? " font-weight=\"600\"" : "") + ">\(MarkupText.escaped(text))</text>"
    case .upwardText(let text, let place, let size, let paint):
      return "<text transform=\"translate(\(number(place.x)) \(number(place.y))) rotate(-90)\" "
        + "font-size=\"\(number(size))\" text-anchor=\"middle\" "
        + "fill=\"\(self.paint(paint).color)\">\(MarkupText.escaped(text))</text>"
    }
  }
}

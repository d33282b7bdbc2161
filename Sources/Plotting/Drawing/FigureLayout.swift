import Glibc

extension Figure {
  /// The figure on a page of its size.
  func drawing() throws(PlotError) -> Drawing {
    try check()
    var layout = FigureLayout(figure: self, hasLegendBeside: false)
    let drawing = layout.laidOut()
    guard layout.isLegendCrowded else { return drawing }
    layout = FigureLayout(figure: self, hasLegendBeside: true)
    return layout.laidOut()
  }

  /// The layers that have names, with their places among the colours.
  var legend: [(label: String, index: Int)] {
    layers.enumerated().compactMap { index, layer in
      layer.label.map { (PlainText.line($0), index) }
    }
  }
}

/// Places a figure's parts on its page.
private struct FigureLayout {
  static let textSize = 12.0

  let figure: Figure
  let axes: (x: AxisFrame, y: AxisFrame)
  var area = Box(x: 0, y: 0, width: 0, height: 0)
  var drawing: Drawing
  /// Whether the names of layers stand to the right of the area instead of in it.
  let hasLegendBeside: Bool
  /// Whether every corner of the area has something that the legend would hide.
  private(set) var isLegendCrowded = false

  init(figure: Figure, hasLegendBeside: Bool) {
    self.figure = figure
    self.hasLegendBeside = hasLegendBeside
    drawing = Drawing(width: figure.width, height: figure.height)
    axes = figure.frames(xTicks: max(2, figure.width / 90), yTicks: max(2, figure.height / 55))
    let labels = axes.y.labels.map { StrokeFont.width($0, size: Self.textSize) }.max() ?? 0
    let left = 14 + labels + (figure.yAxis.label.isEmpty ? 0 : 20)
    let top = figure.title.isEmpty ? 14.0 : 34
    let bottom = figure.xAxis.label.isEmpty ? 28.0 : 46
    let right = hasLegendBeside ? legendSize.width + 12 : 16
    area = Box(
      x: left, y: top, width: max(8, Double(figure.width) - left - right),
      height: max(8, Double(figure.height) - top - bottom))
    if let picture = figure.picture { area = Self.fitted(picture, area) }
  }

  /// The largest part of the box, from its left upper corner, in which pixels are squares.
  private static func fitted(_ picture: Picture, _ box: Box) -> Box {
    let scale = min(box.width / Double(picture.width), box.height / Double(picture.height))
    let size = (width: Double(picture.width) * scale, height: Double(picture.height) * scale)
    return Box(
      x: box.x + (box.width - size.width) / 2, y: box.y, width: max(1, size.width),
      height: max(1, size.height))
  }

  mutating func laidOut() -> Drawing {
    addGrid()
    for index in figure.drawingOrder {
      add(figure.layers[index], .color(Color.series[figure.colorIndex(of: index)]))
    }
    addFrame()
    addLegend()
    return drawing
  }

  private func x(_ number: Double) -> Double { area.x + axes.x.place(number) * area.width }

  /// Numbers grow upwards; the rows of a picture downwards.
  private func y(_ number: Double) -> Double {
    let place = axes.y.place(number)
    return area.y + (figure.picture == nil ? 1 - place : place) * area.height
  }

  /// The place of a pair of numbers, nil where it has none on the page or far around it.
  private func point(_ a: Double, _ b: Double) -> Point? {
    let point = Point(x: x(a), y: y(b))
    guard point.x.isFinite, point.y.isFinite else { return nil }
    // What lies beyond is cut off; kept near, so that its distance to the page is exact.
    let far = 1e6
    return Point(x: min(max(point.x, -far), far), y: min(max(point.y, -far), far))
  }

  private func points(_ xs: [Double], _ ys: [Double]) -> [Point] {
    zip(xs, ys).compactMap { point($0, $1) }
  }

  private mutating func addGrid() {
    guard figure.picture == nil else { return }
    for tick in axes.x.ticks {
      drawing.shapes.append(
        .line(
          from: Point(x: x(tick), y: area.y), to: Point(x: x(tick), y: area.bottom), .faint,
          width: 1))
    }
    for tick in axes.y.ticks {
      drawing.shapes.append(
        .line(
          from: Point(x: area.x, y: y(tick)), to: Point(x: area.right, y: y(tick)), .faint,
          width: 1))
    }
  }

  private mutating func add(_ layer: Figure.Layer, _ paint: Drawing.Paint) {
    switch layer.mark {
    case .curve(let xs, let ys):
      var run: [Point] = []
      func end(_ run: [Point], _ drawing: inout Drawing) {
        if run.count == 1 {
          drawing.shapes.append(.disks(run, paint, radius: 2, clip: area))
        } else if run.count > 1 {
          drawing.shapes.append(.curve(Thinning.curve(run), paint, width: 1.8, clip: area))
        }
      }
      for (a, b) in zip(xs, ys) {
        if let point = point(a, b) {
          run.append(point)
        } else {
          end(run, &drawing)
          run = []
        }
      }
      end(run, &drawing)
    case .points(let xs, let ys):
      let places = Thinning.cloud(points(xs, ys))
      drawing.shapes.append(
        .disks(places, paint, radius: places.count > 500 ? 2 : 3, clip: area))
    case .bars(let edges, let heights): addBars(edges, heights, paint)
    case .band(let xs, let lows, let highs):
      let upper = Thinning.curve(points(xs, highs))
      let lower = Thinning.curve(points(xs, lows))
      drawing.shapes.append(.area(upper + lower.reversed(), paint, opacity: 0.22, clip: area))
    case .image(let picture):
      let most = 1024.0
      let scale = min(1, most / Double(max(picture.width, picture.height)))
      let scaled = picture.scaled(
        width: Int(Double(picture.width) * scale), height: Int(Double(picture.height) * scale))
      drawing.shapes.append(.picture(scaled, area))
    }
  }

  private mutating func addBars(_ edges: [Double], _ heights: [Double], _ paint: Drawing.Paint) {
    let zero = axes.y.scale == .log ? area.bottom : min(max(y(0), area.y), area.bottom)
    let shared = figure.layers.count { if case .bars = $0.mark { true } else { false } }
    for (index, height) in heights.enumerated() where height.isFinite && height != 0 {
      let place = y(height)
      guard place.isFinite else { continue }
      let left = max(x(edges[index]), area.x)
      let right = min(x(edges[index + 1]), area.right)
      let (top, bottom) = (max(min(place, zero), area.y), min(max(place, zero), area.bottom))
      guard right > left, bottom > top else { continue }
      // A gap between bars that are wide enough to spare it.
      let gap = right - left > 4 ? 1.0 : 0
      drawing.shapes.append(
        .rectangle(
          Box(x: left, y: top, width: right - left - gap, height: bottom - top), paint,
          opacity: shared > 1 ? 0.6 : 0.85))
    }
  }

  private mutating func addFrame() {
    let size = Self.textSize
    let corners = [
      Point(x: area.x, y: area.y), Point(x: area.x, y: area.bottom),
      Point(x: area.right, y: area.bottom), Point(x: area.right, y: area.y),
    ]
    let sides = figure.picture == nil ? [(0, 1), (1, 2)] : [(0, 1), (1, 2), (2, 3), (3, 0)]
    for (a, b) in sides {
      drawing.shapes.append(.line(from: corners[a], to: corners[b], .ink, width: 1))
    }
    for (tick, label) in zip(axes.x.ticks, axes.x.labels) {
      drawing.shapes.append(
        .line(
          from: Point(x: x(tick), y: area.bottom), to: Point(x: x(tick), y: area.bottom + 4), .ink,
          width: 1))
      drawing.shapes.append(
        .text(
          label, at: Point(x: x(tick), y: area.bottom + 17), .middle, size: size, .ink,
          isBold: false))
    }
    for (tick, label) in zip(axes.y.ticks, axes.y.labels) {
      drawing.shapes.append(
        .line(
          from: Point(x: area.x - 4, y: y(tick)), to: Point(x: area.x, y: y(tick)), .ink, width: 1))
      drawing.shapes.append(
        .text(
          label, at: Point(x: area.x - 7, y: y(tick) + 4), .end, size: size, .ink, isBold: false))
    }
    let middle = Point(x: area.x + area.width / 2, y: area.y + area.height / 2)
    func add(_ text: String, _ place: Point, size: Double, isBold: Bool) {
      guard !text.isEmpty else { return }
      drawing.shapes.append(
        .text(PlainText.line(text), at: place, .middle, size: size, .ink, isBold: isBold))
    }
    add(figure.title, Point(x: middle.x, y: 22), size: 15, isBold: true)
    add(figure.xAxis.label, Point(x: middle.x, y: area.bottom + 37), size: 13, isBold: false)
    if !figure.yAxis.label.isEmpty {
      drawing.shapes.append(
        .upwardText(
          PlainText.line(figure.yAxis.label), at: Point(x: 16, y: middle.y), size: 13, .ink))
    }
    if figure.ranges.x == nil {
      drawing.shapes.append(
        .text("no data", at: middle, .middle, size: 13, .ink, isBold: false))
    }
  }

  private var legendSize: (width: Double, height: Double) {
    let widths = figure.legend.map { StrokeFont.width($0.label, size: Self.textSize) }
    return (34 + (widths.max() ?? 0), Double(widths.count) * 18 + 6)
  }

  /// The names of layers, in the corner of the area with the fewest points in it.
  private mutating func addLegend() {
    let legend = figure.legend
    guard !legend.isEmpty, figure.picture == nil else { return }
    let size = Self.textSize
    let (width, height) = legendSize
    let corners = [
      Box(x: area.right - width - 6, y: area.y + 6, width: width, height: height),
      Box(x: area.x + 8, y: area.y + 6, width: width, height: height),
      Box(x: area.right - width - 6, y: area.bottom - height - 6, width: width, height: height),
      Box(x: area.x + 8, y: area.bottom - height - 6, width: width, height: height),
    ]
    let crowds = corners.map { crowd(in: $0) }
    let best = crowds.indices.min { crowds[$0] < crowds[$1] } ?? 0
    isLegendCrowded =
      !hasLegendBeside && crowds[best] > 0 && width < Double(figure.width) / 3
    let beside = Box(x: area.right + 6, y: area.y, width: width, height: height)
    let box = hasLegendBeside ? beside : corners[best]
    for (row, entry) in legend.enumerated() {
      let paint = Drawing.Paint.color(Color.series[figure.colorIndex(of: entry.index)])
      let middle = box.y + Double(row) * 18 + 12
      switch figure.layers[entry.index].mark {
      case .curve:
        drawing.shapes.append(
          .line(
            from: Point(x: box.x + 6, y: middle), to: Point(x: box.x + 24, y: middle), paint,
            width: 2.4))
      case .points:
        drawing.shapes.append(
          .disks([Point(x: box.x + 15, y: middle)], paint, radius: 3.5, clip: box))
      case .bars, .band, .image:
        drawing.shapes.append(
          .rectangle(
            Box(x: box.x + 6, y: middle - 5, width: 18, height: 10), paint, opacity: 0.6))
      }
      drawing.shapes.append(
        .text(
          entry.label, at: Point(x: box.x + 30, y: middle + 4), .start, size: size, .ink,
          isBold: false))
    }
  }

  /// How many of the drawn points, along curves too, lie in a box.
  private func crowd(in box: Box) -> Int {
    func isInside(_ point: Point) -> Bool {
      point.x >= box.x - 4 && point.x <= box.right + 4 && point.y >= box.y - 4
        && point.y <= box.bottom + 4
    }
    return drawing.shapes.reduce(0) { sum, shape in
      switch shape {
      case .curve(let points, _, _, _):
        sum
          + zip(points, points.dropFirst()).count { a, b in
            (0...8).contains { step in
              let part = Double(step) / 8
              return isInside(Point(x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part))
            }
          }
      case .disks(let points, _, _, _): sum + points.count(where: isInside)
      case .area(let points, _, _, _): sum + points.count(where: isInside)
      case .rectangle(let bar, _, _):
        sum
          + (bar.x < box.right && bar.right > box.x && bar.y < box.bottom && bar.bottom > box.y
            ? 2 : 0)
      case .line, .picture, .text, .upwardText: sum
      }
    }
  }
}

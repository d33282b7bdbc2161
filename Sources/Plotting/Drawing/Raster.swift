import Glibc

extension Figure {
  /// The figure as a PNG file on white.
  ///
  /// - Parameter scale: Pixels of the file for each of the page, from 1 to 4; fewer for large pages.
  public func png(scale: Int = 2) throws(PlotError) -> [UInt8] {
    let drawing = try drawing()
    let most = Self.sizes.upperBound
    let fitting = max(1, most / max(drawing.width, drawing.height))
    var raster = Raster(
      width: drawing.width, height: drawing.height, scale: min(max(scale, 1), 4, fitting))
    for shape in drawing.shapes { raster.draw(shape) }
    return try PNG.bytes(raster.picture)
  }
}

/// A page of pixels that shapes are drawn on with smooth edges.
///
/// Each shape is first a coverage of pixels, then mixed in once, so that the joints of a half
/// transparent curve are no darker than its middle.
struct Raster {
  private let scale: Double
  private let width: Int
  private let height: Int
  private var pixels: [Color]
  private var coverage: [Float]
  /// Where anything is covered.
  private var touched: (rows: Range<Int>, columns: Range<Int>)?

  init(width: Int, height: Int, scale: Int) {
    self.scale = Double(scale)
    self.width = width * scale
    self.height = height * scale
    pixels = Array(repeating: Color(255, 255, 255), count: self.width * self.height)
    coverage = Array(repeating: 0, count: self.width * self.height)
  }

  var picture: Picture { Picture(width: width, height: height, pixels: pixels) }

  mutating func draw(_ shape: Drawing.Shape) {
    switch shape {
    case .line(let from, let to, let paint, let width):
      // On whole pixels, so that straight lines are crisp.
      let shift = 0.5 / scale
      func crisp(_ point: Point) -> Point {
        Point(
          x: (point.x * scale).rounded(.down) / scale + shift,
          y: (point.y * scale).rounded(.down) / scale + shift)
      }
      cover(crisp(from), crisp(to), width: width, clip: nil)
      mix(paint, 1)
    case .curve(let points, let paint, let width, let clip):
      for (a, b) in zip(points, points.dropFirst()) { cover(a, b, width: width, clip: clip) }
      mix(paint, 1)
    case .disks(let points, let paint, let radius, let clip):
      for point in points { cover(point, point, width: 2 * radius, clip: clip) }
      mix(paint, 0.75)
    case .rectangle(let box, let paint, let opacity):
      cover(box)
      mix(paint, opacity)
    case .area(let points, let paint, let opacity, let clip):
      coverInside(points, clip)
      mix(paint, opacity)
    case .picture(let picture, let box): copy(picture, box)
    case .text(let text, let place, let anchor, let size, let paint, let isBold):
      let length = StrokeFont.width(text, size: size)
      let start: Double =
        switch anchor {
        case .start: place.x
        case .middle: place.x - length / 2
        case .end: place.x - length
        }
      for (a, b) in StrokeFont.strokes(text, size: size) {
        cover(
          Point(x: start + a.x, y: place.y + a.y), Point(x: start + b.x, y: place.y + b.y),
          width: size * (isBold ? 0.13 : 0.09), clip: nil)
      }
      mix(paint, 1)
    case .upwardText(let text, let place, let size, let paint):
      let start = place.y + StrokeFont.width(text, size: size) / 2
      for (a, b) in StrokeFont.strokes(text, size: size) {
        cover(
          Point(x: place.x + a.y, y: start - a.x), Point(x: place.x + b.y, y: start - b.x),
          width: size * 0.09, clip: nil)
      }
      mix(paint, 1)
    }
  }

  /// The pixels of rows and columns that a box of the page touches, within the page.
  private func cells(_ box: Box) -> (rows: Range<Int>, columns: Range<Int>)? {
    let left = max(0, (box.x * scale).rounded(.down))
    let right = min(Double(width), (box.right * scale).rounded(.up))
    let top = max(0, (box.y * scale).rounded(.down))
    let bottom = min(Double(height), (box.bottom * scale).rounded(.up))
    guard left < right, top < bottom else { return nil }
    return (Int(top)..<Int(bottom), Int(left)..<Int(right))
  }

  private mutating func touch(_ rows: Range<Int>, _ columns: Range<Int>) {
    func joined(_ a: Range<Int>, _ b: Range<Int>) -> Range<Int> {
      min(a.lowerBound, b.lowerBound)..<max(a.upperBound, b.upperBound)
    }
    touched =
      touched.map { (joined($0.rows, rows), joined($0.columns, columns)) } ?? (rows, columns)
  }

  /// A stroke with round ends: pixels by their distance from its middle line.
  private mutating func cover(_ a: Point, _ b: Point, width: Double, clip: Box?) {
    guard let (a, b) = clip.map({ Clipping.segment(a, b, $0, slack: width) }) ?? (a, b) else {
      return
    }
    let radius = max(width * scale / 2, 0.5)
    let edge = (radius + 1) / scale
    let around = Box(
      x: min(a.x, b.x) - edge, y: min(a.y, b.y) - edge, width: abs(a.x - b.x) + 2 * edge,
      height: abs(a.y - b.y) + 2 * edge)
    guard let cells = cells(around) else { return }
    let limits = clip.flatMap { self.cells($0) } ?? (0..<height, 0..<self.width)
    let (ax, ay) = (a.x * scale, a.y * scale)
    let (dx, dy) = (b.x * scale - ax, b.y * scale - ay)
    let length = dx * dx + dy * dy
    let (rows, columns) = (
      cells.rows.clamped(to: limits.rows), cells.columns.clamped(to: limits.columns)
    )
    touch(rows, columns)
    for row in rows {
      let y = Double(row) + 0.5 - ay
      for column in columns {
        let x = Double(column) + 0.5 - ax
        let part = length > 0 ? min(max((x * dx + y * dy) / length, 0), 1) : 0
        let distance = hypot(x - part * dx, y - part * dy)
        let covered = Float(min(max(radius + 0.5 - distance, 0), 1))
        let index = row * self.width + column
        if covered > coverage[index] { coverage[index] = covered }
      }
    }
  }

  /// A rectangle: pixels by the part of them that it covers.
  private mutating func cover(_ box: Box) {
    guard let cells = cells(box) else { return }
    func overlap(_ index: Int, _ low: Double, _ high: Double) -> Double {
      max(0, min(Double(index + 1), high * scale) - max(Double(index), low * scale))
    }
    for row in cells.rows {
      let part = overlap(row, box.y, box.bottom)
      for column in cells.columns {
        coverage[row * width + column] = Float(part * overlap(column, box.x, box.right))
      }
    }
    touch(cells.rows, cells.columns)
  }

  /// The inside of a closed line by the even-odd rule: four lines a row, each with exact ends.
  private mutating func coverInside(_ points: [Point], _ clip: Box) {
    guard points.count > 2, let limits = cells(clip) else { return }
    let edges = zip(points, points.dropFirst() + points.prefix(1))
    let subrows = 4
    for row in limits.rows {
      for part in 0..<subrows {
        let y = (Double(row) + (Double(part) + 0.5) / Double(subrows)) / scale
        let crossings = edges.compactMap { a, b in
          (a.y <= y) == (b.y <= y) ? nil : a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x)
        }.sorted()
        for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
          let low = max(crossings[pair] * scale, Double(limits.columns.lowerBound))
          let high = min(crossings[pair + 1] * scale, Double(limits.columns.upperBound))
          guard low < high else { continue }
          for column in Int(low)..<min(Int(high.rounded(.up)), width) {
            let covered = min(Double(column + 1), high) - max(Double(column), low)
            coverage[row * width + column] += Float(covered) / Float(subrows)
          }
        }
      }
    }
    touch(limits.rows, limits.columns)
  }

  private mutating func copy(_ picture: Picture, _ box: Box) {
    guard let cells = cells(box) else { return }
    let scaled = picture.scaled(width: cells.columns.count, height: cells.rows.count)
    for row in cells.rows {
      for column in cells.columns {
        pixels[row * width + column] =
          scaled[column - cells.columns.lowerBound, row - cells.rows.lowerBound]
      }
    }
  }

  /// Mixes a colour into what is covered, and covers nothing again.
  private mutating func mix(_ paint: Drawing.Paint, _ opacity: Double) {
    let (color, strength): (Color, Double) =
      switch paint {
      case .ink: (Color(0x33, 0x33, 0x33), opacity)
      case .faint: (Color(0x33, 0x33, 0x33), 0.12)
      case .color(let color): (color, opacity)
      }
    for row in touched?.rows ?? 0..<0 {
      for column in touched?.columns ?? 0..<0 {
        let index = row * width + column
        guard coverage[index] > 0 else { continue }
        pixels[index] = pixels[index].mixed(
          with: color, min(Double(coverage[index]), 1) * strength)
        coverage[index] = 0
      }
    }
    touched = nil
  }
}

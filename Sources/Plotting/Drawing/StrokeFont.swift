import Glibc

/// Letters as strokes of a pen, for pictures that can ask no one for a font.
///
/// The glyphs are drawn for this project. Characters without one are shown as an empty box.
enum StrokeFont {
  /// The width of a text in pixels.
  static func width(_ text: String, size: Double) -> Double {
    text.unicodeScalars.reduce(0) { $0 + glyph($1).advance } * unit(size)
  }

  /// The segments of a text whose baseline begins at 0, 0; y grows downwards.
  static func strokes(_ text: String, size: Double) -> [(Point, Point)] {
    let unit = unit(size)
    var segments: [(Point, Point)] = []
    var start = 0.0
    for scalar in text.unicodeScalars {
      let glyph = glyph(scalar)
      for stroke in glyph.strokes {
        let places = stroke.map { Point(x: (start + $0.x) * unit, y: -$0.y * unit) }
        segments += zip(places, places.dropFirst())
      }
      start += glyph.advance
    }
    return segments
  }

  /// Capitals are 14 units high and 0.72 of the size.
  private static func unit(_ size: Double) -> Double { size * 0.72 / 14 }

  private struct Glyph {
    let advance: Double
    let strokes: [[Point]]
  }

  private static func glyph(_ scalar: Unicode.Scalar) -> Glyph {
    glyphs[scalar] ?? glyphs["\u{FFFD}"] ?? Glyph(advance: 10, strokes: [])
  }

  /// What stands between letters besides their own margins.
  private static let spacing = 0.7

  private static let glyphs: [Unicode.Scalar: Glyph] = {
    var glyphs: [Unicode.Scalar: Glyph] = [:]
    for line in StrokeFontTable.text.split(separator: "\n") {
      // A row is a character, its advance, and strokes between semicolons.
      guard let name = line.unicodeScalars.first else { continue }
      let fields = line.dropFirst().split(separator: ";")
      let advance = Double(fields.first.map { $0.filter { $0 != " " } } ?? "") ?? 10
      glyphs[name] = Glyph(advance: advance + spacing, strokes: fields.dropFirst().map(stroke))
    }
    return glyphs
  }()

  /// `- x,y …` straight, `~ x,y …` an open curve, `o x,y …` a closed one; y from the baseline up.
  private static func stroke(_ text: Substring) -> [Point] {
    let words = text.split(separator: " ")
    let points = words.dropFirst().map { word in
      let numbers = word.split(separator: ",").map { Double($0) ?? 0 }
      return Point(x: numbers.first ?? 0, y: numbers.last ?? 0)
    }
    switch words.first {
    case "~": return curve(points)
    case "o":
      let middle = middle(points[points.count - 1], points[0])
      return curve([middle] + points + [middle])
    default: return points
    }
  }

  private static func middle(_ a: Point, _ b: Point) -> Point {
    Point(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2)
  }

  /// The quadratic B-spline with these control points, from the first to the last of them.
  private static func curve(_ points: [Point]) -> [Point] {
    var path = [points[0]]
    for index in 1..<(points.count - 1) {
      let start = path[path.count - 1]
      let control = points[index]
      let end =
        index == points.count - 2 ? points[index + 1] : middle(control, points[index + 1])
      for step in 1...6 {
        let t = Double(step) / 6
        let (a, b, c) = ((1 - t) * (1 - t), 2 * t * (1 - t), t * t)
        path.append(
          Point(
            x: a * start.x + b * control.x + c * end.x, y: a * start.y + b * control.y + c * end.y))
      }
    }
    return path
  }
}

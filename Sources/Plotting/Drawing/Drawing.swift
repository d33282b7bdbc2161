/// A place on a page: pixels from its left and upper edge.
package struct Point: Sendable, Equatable {
  package var x: Double
  package var y: Double

  package init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

/// A rectangle on a page.
struct Box: Sendable, Equatable {
  var x: Double
  var y: Double
  var width: Double
  var height: Double

  var right: Double { x + width }
  var bottom: Double { y + height }
}

/// What a page shows, back to front, for any kind of file.
struct Drawing {
  /// The roles that colours play: a page in the dark swaps those of the ink.
  enum Paint: Equatable {
    /// Words and axes.
    case ink
    /// Grid lines.
    case faint
    case color(Color)
  }

  enum Anchor { case start, middle, end }

  enum Shape {
    case line(from: Point, to: Point, Paint, width: Double)
    /// Joined points, cut off at `clip`.
    case curve([Point], Paint, width: Double, clip: Box)
    case disks([Point], Paint, radius: Double, clip: Box)
    case rectangle(Box, Paint, opacity: Double)
    case area([Point], Paint, opacity: Double, clip: Box)
    case picture(Picture, Box)
    /// Words whose baseline begins, is centred or ends at a place.
    case text(String, at: Point, Anchor, size: Double, Paint, isBold: Bool)
    /// Words that read upwards.
    case upwardText(String, at: Point, size: Double, Paint)
  }

  let width: Int
  let height: Int
  var shapes: [Shape] = []
}

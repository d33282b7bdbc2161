enum Clipping {
  /// The part of a segment that lies in a box, widened by `slack`; nil when none does
  /// (Liang and Barsky, "A New Concept and Method for Line Clipping", 1984).
  static func segment(_ a: Point, _ b: Point, _ box: Box, slack: Double) -> (Point, Point)? {
    var (first, last) = (0.0, 1.0)
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let edges = [
      (-dx, a.x - (box.x - slack)), (dx, box.right + slack - a.x),
      (-dy, a.y - (box.y - slack)), (dy, box.bottom + slack - a.y),
    ]
    for (direction, distance) in edges {
      if direction == 0 {
        if distance < 0 { return nil }
      } else if direction < 0 {
        first = max(first, distance / direction)
      } else {
        last = min(last, distance / direction)
      }
    }
    guard first <= last else { return nil }
    return (
      Point(x: a.x + first * dx, y: a.y + first * dy), Point(x: a.x + last * dx, y: a.y + last * dy)
    )
  }
}

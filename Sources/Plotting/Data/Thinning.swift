/// Fewer points for the same picture.
package enum Thinning {
  /// The points of a curve that a page of columns can show: in each column the first, lowest,
  /// highest and last of every run, which draws the same pixels (Jugel et al., "M4: A
  /// Visualization-Oriented Time Series Data Aggregation", 2014, §4).
  ///
  /// - Parameter points: Places on the page, in the order in which they are joined.
  package static func curve(_ points: [Point]) -> [Point] {
    guard points.count > 4096 else { return points }
    var kept: [Point] = []
    var start = 0
    while start < points.count {
      let column = points[start].x.rounded(.down)
      var end = start
      var (lowest, highest) = (start, start)
      while end < points.count, points[end].x.rounded(.down) == column {
        if points[end].y < points[lowest].y { lowest = end }
        if points[end].y > points[highest].y { highest = end }
        end += 1
      }
      var last = -1
      for index in [start, min(lowest, highest), max(lowest, highest), end - 1] where index > last {
        kept.append(points[index])
        last = index
      }
      start = end
    }
    return kept
  }

  /// One of the points that fall on the same half pixel.
  package static func cloud(_ points: [Point]) -> [Point] {
    guard points.count > 4096 else { return points }
    var seen = Set<[Int]>()
    return points.filter { seen.insert([Int($0.x * 2), Int($0.y * 2)]).inserted }
  }
}

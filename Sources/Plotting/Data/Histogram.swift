import Glibc

/// Counts of numbers in bins, as `numpy.histogram` counts them.
public enum Histogram {
  public static let mostBins = 10_000

  public enum Bins: Sendable, Equatable {
    /// Equal bins from the smallest number to the largest.
    case count(Int)
    /// Ascending edges, one more than bins; numbers outside are not counted.
    case edges([Double])
    /// As many as the data calls for: the finer of Sturges' rule and that of Freedman and Diaconis
    /// ("On the histogram as a density estimator: L2 theory", 1981), as NumPy's `"auto"`.
    case auto
  }

  /// A layer of bars. Every bin is half open but the last, which is closed.
  ///
  /// - Parameter isDensity: Whether bars are scaled so that their areas add up to 1.
  public static func bars(
    _ data: [Double], bins: Bins = .auto, isDensity: Bool = false
  ) throws(PlotError) -> Figure.Mark {
    let numbers = data.filter(\.isFinite)
    let edges = try edges(numbers, bins)
    var heights = [Double](repeating: 0, count: edges.count - 1)
    for number in numbers where number >= edges[0] && number <= edges[edges.count - 1] {
      heights[bin(number, edges)] += 1
    }
    if isDensity {
      let total = heights.reduce(0, +)
      for index in heights.indices where total > 0 {
        heights[index] /= total * (edges[index + 1] - edges[index])
      }
    }
    return .bars(edges: edges, heights: heights)
  }

  private static func edges(_ numbers: [Double], _ bins: Bins) throws(PlotError) -> [Double] {
    var (low, high) = (numbers.min() ?? 0, numbers.max() ?? 1)
    let count: Int
    switch bins {
    case .edges(let edges):
      guard edges.count >= 2, edges.count <= mostBins + 1 else { throw .bins(edges.count - 1) }
      for index in edges.indices {
        guard edges[index].isFinite, index == 0 || edges[index - 1] < edges[index] else {
          throw .binEdges(at: index)
        }
      }
      return edges
    case .count(let wanted):
      guard (1...mostBins).contains(wanted) else { throw .bins(wanted) }
      count = wanted
    case .auto: count = automaticCount(numbers, low, high)
    }
    // Halves, so that the width of the widest range is still a number.
    if low == high { (low, high) = (low - 0.5, high + 0.5) }
    if low == high { (low, high) = (low.nextDown, high.nextUp) }
    let half = high / 2 - low / 2
    var edges = (0...count).map { index in
      low + half * (Double(index) / Double(count)) + half * (Double(index) / Double(count))
    }
    edges[count] = high
    return edges
  }

  private static func automaticCount(_ numbers: [Double], _ low: Double, _ high: Double) -> Int {
    guard numbers.count > 1, low < high else { return 1 }
    let count = Double(numbers.count)
    let sturges = (high - low) / (log2(count) + 1)
    let sorted = numbers.sorted()
    func quantile(_ part: Double) -> Double {
      let place = part * (count - 1)
      let index = Int(place)
      let next = min(index + 1, sorted.count - 1)
      return sorted[index] + (sorted[next] - sorted[index]) * (place - Double(index))
    }
    let freedman = 2 * (quantile(0.75) - quantile(0.25)) / cbrt(count)
    let width = freedman > 0 ? min(sturges, freedman) : sturges
    let bins = ((high - low) / width).rounded(.up)
    return bins.isFinite ? Int(min(max(bins, 1), Double(mostBins))) : 1
  }

  /// The bin of a number within the edges.
  private static func bin(_ number: Double, _ edges: [Double]) -> Int {
    var (low, high) = (0, edges.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if edges[middle] <= number { low = middle } else { high = middle }
    }
    return low
  }
}

import Glibc

/// An axis with its ends, ready to place numbers along it.
struct AxisFrame {
  let low: Double
  let high: Double
  let scale: Figure.Axis.Scale
  let ticks: [Double]
  let labels: [String]

  /// - Parameters:
  ///   - range: The smallest and largest number drawn, nil when nothing is.
  ///   - margin: What part of the range is left free at each end.
  ///   - tickCount: About how many ticks there is room for.
  init(
    _ axis: Figure.Axis, range: ClosedRange<Double>?, margins: (low: Double, high: Double),
    tickCount: Int
  ) {
    scale = axis.scale
    var (low, high) = (0.0, 1.0)
    if scale == .log { (low, high) = (0.1, 1) }
    if let limits = axis.limits {
      (low, high) = (limits.lowerBound, limits.upperBound)
    } else if let range {
      (low, high) = Self.widened(range, scale, margins)
    }
    (self.low, self.high) = (low, high)
    let count = max(2, tickCount)
    let all =
      scale == .log
      ? Ticks.logarithmic(low, high, count: count) : Ticks.linear(low, high, count: count)
    let slack = scale == .log ? 0 : (high - low) * 1e-9
    ticks = all.filter { $0 >= low - slack && $0 <= high + slack }
    labels = NumberLabel.ticks(ticks, scale: scale)
  }

  /// Where a number stands between the ends: 0 at the lower, 1 at the upper; not finite where the
  /// axis has no place for it.
  func place(_ number: Double) -> Double {
    if scale == .log {
      guard number > 0 else { return .nan }
      return (log10(number) - log10(low)) / (log10(high) - log10(low))
    }
    return (number - low) / (high - low)
  }

  /// A range with its margins; a single number gets room around it.
  private static func widened(
    _ range: ClosedRange<Double>, _ scale: Figure.Axis.Scale, _ margins: (low: Double, high: Double)
  ) -> (Double, Double) {
    // Beyond this, sums and differences of ends would not be numbers.
    let most = 1e300
    var low = min(max(range.lowerBound, -most), most)
    var high = min(max(range.upperBound, -most), most)
    if scale == .log {
      low = min(max(log10(low), -299), 299)
      high = min(max(log10(high), -299), 299)
      if high - low < 1e-9 { (low, high) = (low - 0.5, high + 0.5) }
      let span = high - low
      return (
        pow(10, max(-300, low - margins.low * span)), pow(10, min(300, high + margins.high * span))
      )
    }
    // Closer than rounding tells apart: labels would be all the same.
    let least = max(abs(low), abs(high)) * 1e-9
    if high - low <= least {
      let room = max(abs(low) * 0.05, least * 8)
      (low, high) = room > 0 ? (low - room, high + room) : (low - 0.5, high + 0.5)
    }
    if high - low < 1e-290 { (low, high) = (low - 1e-290, high + 1e-290) }
    let span = high - low
    return (low - margins.low * span, high + margins.high * span)
  }
}

extension Figure {
  /// The smallest and largest number that each axis can place, nil where there is none.
  var ranges: (x: ClosedRange<Double>?, y: ClosedRange<Double>?) {
    var (x, y) = (Bounds(xAxis.scale), Bounds(yAxis.scale))
    for layer in layers {
      switch layer.mark {
      case .curve(let xs, let ys), .points(let xs, let ys):
        // Only points that are drawn count: neither of their numbers is a gap.
        for (a, b) in zip(xs, ys) where x.takes(a) && y.takes(b) {
          x.add(a)
          y.add(b)
        }
      case .bars(let edges, let heights):
        for edge in edges { x.add(edge) }
        y.add(0)
        for height in heights { y.add(height) }
      case .band(let xs, let lows, let highs):
        for (index, a) in xs.enumerated() {
          guard x.takes(a), y.takes(lows[index]), y.takes(highs[index]) else { continue }
          x.add(a)
          y.add(lows[index])
          y.add(highs[index])
        }
      case .image(let picture):
        x.add(0)
        x.add(Double(picture.width))
        y.add(0)
        y.add(Double(picture.height))
      }
    }
    return (x.range, y.range)
  }

  private struct Bounds {
    let scale: Axis.Scale
    var low = Double.infinity
    var high = -Double.infinity

    init(_ scale: Axis.Scale) { self.scale = scale }

    func takes(_ number: Double) -> Bool { number.isFinite && (scale == .linear || number > 0) }
    mutating func add(_ number: Double) {
      guard takes(number) else { return }
      low = min(low, number)
      high = max(high, number)
    }
    var range: ClosedRange<Double>? { low <= high ? low...high : nil }
  }

  /// The picture, when the figure shows one: its axes count pixels from the top left corner.
  var picture: Picture? {
    for layer in layers {
      if case .image(let picture) = layer.mark { return picture }
    }
    return nil
  }

  var hasBars: Bool {
    layers.contains { layer in
      if case .bars = layer.mark { true } else { false }
    }
  }

  /// Frames for axes with room for so many ticks. Bars stand on the axis.
  func frames(xTicks: Int, yTicks: Int) -> (x: AxisFrame, y: AxisFrame) {
    let ranges = ranges
    let isPicture = picture != nil
    let margin = isPicture ? 0.0 : 0.04
    let standsOnZero = hasBars && (ranges.y?.lowerBound ?? 0) >= 0
    return (
      AxisFrame(
        xAxis, range: ranges.x, margins: (margin, margin), tickCount: xTicks),
      AxisFrame(
        yAxis, range: ranges.y, margins: (standsOnZero ? 0 : margin, margin), tickCount: yTicks)
    )
  }
}

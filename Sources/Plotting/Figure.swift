/// One pair of axes and what is drawn between them, back to front.
public struct Figure: Sendable, Equatable {
  public var title = ""
  public var xAxis = Axis()
  public var yAxis = Axis()
  public var layers: [Layer]
  /// The size of a page that shows the figure, in pixels, each from 80 to 4096.
  public var width = 640
  public var height = 400

  public init(_ layers: [Layer] = []) { self.layers = layers }

  public static let sizes = 80...4096
  /// The most numbers that all layers of a figure may hold.
  public static let mostNumbers = 20_000_000

  /// A horizontal or vertical axis.
  public struct Axis: Sendable, Equatable {
    public enum Scale: String, Sendable { case linear, log }

    public var label = ""
    public var scale = Scale.linear
    /// The ends, the lower first; nil takes them from what is drawn.
    public var limits: ClosedRange<Double>?

    public init() {}
  }

  /// One kind of mark for one series of numbers.
  public struct Layer: Sendable, Equatable {
    public var mark: Mark
    /// Its name in the legend, nil for none.
    public var label: String?

    /// - Throws: `PlotError` when the numbers do not belong together.
    public init(_ mark: Mark, label: String? = nil) throws(PlotError) {
      try mark.check()
      self.mark = mark
      self.label = label
    }

    /// How many numbers it holds.
    public var numberCount: Int { mark.count }
  }

  public enum Mark: Sendable, Equatable {
    /// Points joined in their order; one that is not finite is a gap.
    case curve(x: [Double], y: [Double])
    /// Points on their own.
    case points(x: [Double], y: [Double])
    /// Bars from zero: `heights[i]` from `edges[i]` to `edges[i + 1]`.
    case bars(edges: [Double], heights: [Double])
    /// The area between two curves over the same places.
    case band(x: [Double], low: [Double], high: [Double])
    /// A picture, its first row on top.
    case image(Picture)

    fileprivate func check() throws(PlotError) {
      func same(_ name: String, _ count: Int, _ wanted: Int) throws(PlotError) {
        guard count == wanted else {
          throw .unequalLengths(name: name, count: count, wanted: wanted)
        }
      }
      switch self {
      case .curve(let x, let y), .points(let x, let y): try same("y", y.count, x.count)
      case .bars(let edges, let heights): try same("edges", edges.count, heights.count + 1)
      case .band(let x, let low, let high):
        try same("low", low.count, x.count)
        try same("high", high.count, x.count)
      case .image: break
      }
    }

    fileprivate var count: Int {
      switch self {
      case .curve(let x, _), .points(let x, _): 2 * x.count
      case .bars(let edges, let heights): edges.count + heights.count
      case .band(let x, _, _): 3 * x.count
      case .image(let picture): picture.pixels.count
      }
    }
  }

  /// - Throws: `PlotError` for a size or limits that no page has, and for too many numbers.
  public func check() throws(PlotError) {
    guard Self.sizes.contains(width), Self.sizes.contains(height) else {
      throw .size(width: width, height: height)
    }
    for axis in [xAxis, yAxis] {
      guard let limits = axis.limits else { continue }
      let (low, high) = (limits.lowerBound, limits.upperBound)
      guard low.isFinite, high.isFinite, low < high, axis.scale == .linear || low > 0 else {
        throw .limits(low, high, axis.scale)
      }
    }
    let count = layers.reduce(0) { $0 + $1.mark.count }
    guard count <= Self.mostNumbers else { throw .tooManyNumbers(count) }
  }

  /// The colour of a layer among those of the series: a band without a name belongs to the layer
  /// before it.
  func colorIndex(of index: Int) -> Int {
    var color = -1
    for (place, layer) in layers.enumerated() {
      var isPart = false
      if case .band = layer.mark { isPart = layer.label == nil && place > 0 }
      if !isPart { color += 1 }
      if place == index { break }
    }
    return max(color, 0) % Color.series.count
  }

  /// The layers' places in the order of drawing: areas lie behind everything else.
  var drawingOrder: [Int] {
    func isBand(_ index: Int) -> Bool {
      if case .band = layers[index].mark { true } else { false }
    }
    return layers.indices.filter(isBand) + layers.indices.filter { !isBand($0) }
  }

  /// How many numbers of curves, points and bands are not finite, and so not drawn.
  public var skippedCount: Int {
    func skipped(_ columns: [Double]...) -> Int {
      (0..<columns[0].count).count { index in columns.contains { !$0[index].isFinite } }
    }
    return layers.reduce(0) { sum, layer in
      switch layer.mark {
      case .curve(let x, let y), .points(let x, let y): sum + skipped(x, y)
      case .band(let x, let low, let high): sum + skipped(x, low, high)
      case .bars, .image: sum
      }
    }
  }
}

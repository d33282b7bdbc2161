import Plotting
import Testing

/// Bins, pictures and thinned points. Oracle of the bins: `numpy.histogram`.
@Suite struct DataTests {
  @Test(arguments: Fixture.shared.histograms)
  func `bins and counts are NumPy's`(row: Fixture.Histogram) throws {
    let bins: Histogram.Bins =
      switch row.bins {
      case .auto: .auto
      case .count(let count): .count(count)
      case .edges(let edges): .edges(edges)
      }
    guard case .bars(let edges, let heights) = try Histogram.bars(row.numbers, bins: bins) else {
      Issue.record("no bars")
      return
    }
    #expect(agree(edges, row.edges) && heights == row.counts)
  }

  @Test func `densities are NumPy's`() throws {
    let row = Fixture.shared.density
    let mark = try Histogram.bars(row.numbers, bins: .count(5), isDensity: true)
    guard case .bars(_, let heights) = mark else { return }
    #expect(agree(heights, row.heights))
  }

  @Test func `hostile numbers have bins too, hostile bins are refused`() throws {
    let hostile: [[Double]] = [
      [.nan, .infinity], [1e308, -1e308], [.leastNonzeroMagnitude, 0], [1e300, 1e300],
    ]
    for numbers in hostile {
      guard case .bars(let edges, let heights) = try Histogram.bars(numbers) else { return }
      #expect(edges.count == heights.count + 1 && edges.allSatisfy(\.isFinite))
    }
    #expect(throws: PlotError.bins(0)) { try Histogram.bars([1], bins: .count(0)) }
    #expect(throws: PlotError.bins(1 << 40)) { try Histogram.bars([1], bins: .count(1 << 40)) }
    #expect(throws: PlotError.binEdges(at: 1)) { try Histogram.bars([1], bins: .edges([1, 1])) }
    #expect(throws: PlotError.bins(0)) { try Histogram.bars([1], bins: .edges([1])) }
  }

  @Test func `pictures take brightness and colours, and refuse other shapes`() throws {
    let gray = try Picture([0, 1, 2, .nan], shape: [2, 2], colormap: .gray)
    #expect(gray[0, 0] == Color(0, 0, 0) && gray[0, 1] == Color(255, 255, 255))
    #expect(gray[1, 0] == Color(128, 128, 128))
    #expect(try Picture([1, 0, 0.5], shape: [1, 1, 3])[0, 0] == Color(255, 0, 128))
    #expect(try Picture([255, 0, 51], shape: [1, 1, 3])[0, 0] == Color(255, 0, 51))
    #expect(try Picture([1, 0, 0, 0], shape: [1, 1, 4])[0, 0] == Color(255, 255, 255))
    #expect(try Picture([7, 7], shape: [1, 2], colormap: .gray)[0, 0] == Color(128, 128, 128))
    for shape in [[], [4], [2, 2, 2], [0, 4], [1, 1, 1, 4]] {
      #expect(throws: PlotError.pictureShape(shape)) { try Picture([1, 2, 3, 4], shape: shape) }
    }
    #expect(throws: PlotError.self) { try Picture([1, 2, 3], shape: [2, 2]) }
  }

  @Test func `a smaller picture has the means of its pixels`() throws {
    let picture = try Picture([0, 1, 1, 0, 0, 0, 1, 1], shape: [2, 4], colormap: .gray)
    let small = picture.scaled(width: 2, height: 1)
    #expect(small.pixels == [Color(63, 63, 63), Color(191, 191, 191)])
    #expect(picture.scaled(width: 8, height: 4)[3, 1] == picture[1, 0])
  }

  @Test func `a thinned curve keeps the first, last, lowest and highest of each column`() {
    let points = (0..<100_000).map { Point(x: Double($0) / 1000, y: Double($0 * 7919 % 1000)) }
    let thin = Thinning.curve(points)
    #expect(thin.count <= 400 && thin.first == points.first && thin.last == points.last)
    for column in 0..<100 {
      let inColumn = { (point: Point) in Int(point.x) == column }
      #expect(points.filter(inColumn).map(\.y).max() == thin.filter(inColumn).map(\.y).max())
    }
    #expect(Thinning.curve(Array(points.prefix(10))) == Array(points.prefix(10)))
  }
}

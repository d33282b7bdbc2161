/// A picture of coloured pixels, row by row from the top.
public struct Picture: Sendable, Equatable {
  public let width: Int
  public let height: Int
  package let pixels: [Color]

  /// - Parameter pixels: `width · height` of them, at least one.
  init(width: Int, height: Int, pixels: [Color]) {
    precondition(pixels.count == width * height && !pixels.isEmpty, "pixels disagree with a size")
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  /// A picture of the numbers of an array.
  ///
  /// - Parameters:
  ///   - numbers: Row-major.
  ///   - shape: `[h, w]` or `[h, w, 1]` for brightness, `[h, w, 3]` for colours, `[h, w, 4]` for
  ///     colours with an opacity, seen on white.
  ///   - range: The numbers that are darkest and brightest. For brightness nil takes the smallest
  ///     and largest; for colours 0 to 1, or to 255 when a number is above 1.
  public init(
    _ numbers: [Double], shape: [Int], range: ClosedRange<Double>? = nil,
    colormap: Colormap = .viridis
  ) throws(PlotError) {
    let channels = shape.count == 3 ? shape[2] : 1
    guard shape.count == 2 || shape.count == 3, shape[0] > 0, shape[1] > 0,
      [1, 3, 4].contains(channels)
    else { throw .pictureShape(shape) }
    guard numbers.count <= Figure.mostNumbers else { throw .tooManyNumbers(numbers.count) }
    guard numbers.count == shape.reduce(1, *) else {
      throw .unequalLengths(
        name: "an image", count: numbers.count, wanted: shape.reduce(1, *))
    }
    let count = shape[0] * shape[1]
    var low = Double.infinity
    var high = -Double.infinity
    for number in numbers where number.isFinite {
      low = min(low, number)
      high = max(high, number)
    }
    if channels > 1 { (low, high) = (0, high > 1 ? 255 : 1) }
    if let range { (low, high) = (range.lowerBound, range.upperBound) }
    // Half the numbers, so that the distance between the widest apart is finite.
    let span = high / 2 - low / 2
    func part(_ number: Double) -> Double {
      span > 0 ? (number / 2 - low / 2) / span : number.isNaN ? .nan : 0.5
    }
    func byte(_ number: Double) -> UInt8 {
      let part = part(number)
      return part.isNaN ? 0 : UInt8((min(max(part, 0), 1) * 255).rounded())
    }
    let pixels = (0..<count).map { index -> Color in
      let start = index * channels
      if channels == 1 { return colormap.color(part(numbers[start])) }
      let color = Color(byte(numbers[start]), byte(numbers[start + 1]), byte(numbers[start + 2]))
      guard channels == 4 else { return color }
      return Color(255, 255, 255).mixed(with: color, Double(byte(numbers[start + 3])) / 255)
    }
    self.init(width: shape[1], height: shape[0], pixels: pixels)
  }

  package subscript(x: Int, y: Int) -> Color { pixels[y * width + x] }

  /// The picture in another size: the mean of the pixels that fall into each, or the one it falls
  /// into where it grows.
  package func scaled(width newWidth: Int, height newHeight: Int) -> Picture {
    let (newWidth, newHeight) = (max(1, newWidth), max(1, newHeight))
    if newWidth == width, newHeight == height { return self }
    var scaled: [Color] = []
    scaled.reserveCapacity(newWidth * newHeight)
    func span(_ index: Int, _ new: Int, _ old: Int) -> Range<Int> {
      let start = index * old / new
      return start..<max(start + 1, (index + 1) * old / new)
    }
    for y in 0..<newHeight {
      let rows = span(y, newHeight, height)
      for x in 0..<newWidth {
        let columns = span(x, newWidth, width)
        var sums = (red: 0, green: 0, blue: 0)
        for row in rows {
          for column in columns {
            let color = self[column, row]
            sums.red += Int(color.red)
            sums.green += Int(color.green)
            sums.blue += Int(color.blue)
          }
        }
        let count = rows.count * columns.count
        scaled.append(
          Color(
            UInt8(sums.red / count), UInt8(sums.green / count), UInt8(sums.blue / count)))
      }
    }
    return Picture(width: newWidth, height: newHeight, pixels: scaled)
  }
}

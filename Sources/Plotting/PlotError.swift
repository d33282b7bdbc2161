/// What cannot be drawn, and why.
public enum PlotError: Error, Equatable, CustomStringConvertible {
  case unequalLengths(name: String, count: Int, wanted: Int)
  case tooManyNumbers(Int)
  case size(width: Int, height: Int)
  case limits(Double, Double, Figure.Axis.Scale)
  case bins(Int)
  case binEdges(at: Int)
  case pictureShape([Int])
  case compression

  public var description: String {
    switch self {
    case .unequalLengths(let name, let count, let wanted):
      "[plot] \(name) has \(count) numbers where \(wanted) are needed"
    case .tooManyNumbers(let count):
      "[plot] \(count) numbers are more than a figure holds (\(Figure.mostNumbers))"
    case .size(let width, let height):
      "[plot] a figure of \(width) x \(height) pixels: each side must be from "
        + "\(Figure.sizes.lowerBound) to \(Figure.sizes.upperBound)"
    case .limits(let low, let high, let scale):
      "[plot] limits (\(low), \(high)) of a \(scale.rawValue) axis must be finite and ascending"
        + (scale == .log ? ", and above 0" : "")
    case .bins(let count):
      "[plot.hist] bins must be from 1 to \(Histogram.mostBins), not \(count)"
    case .binEdges(let index):
      "[plot.hist] bin edges must be finite and ascending; edge \(index) is not"
    case .pictureShape(let shape):
      "[plot.image] an image is [height, width], [height, width, 1], [height, width, 3] or "
        + "[height, width, 4], none of them 0; got \(shape)"
    case .compression: "[plot] zlib could not compress the picture"
    }
  }
}

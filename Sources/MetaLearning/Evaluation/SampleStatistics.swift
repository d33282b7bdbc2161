/// Mean and spread of one number per episode.
public struct SampleStatistics: Sendable, Equatable {
  /// How many values there were.
  public let count: Int
  /// Their mean; not a number when there were none.
  public let mean: Double
  /// The standard error of the mean, with `n - 1` in the variance; not a number below two values.
  public let standardError: Double

  public init(_ values: [Double]) {
    count = values.count
    let mean = values.isEmpty ? Double.nan : values.reduce(0, +) / Double(values.count)
    self.mean = mean
    guard values.count > 1 else {
      standardError = .nan
      return
    }
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    standardError = (squares / Double(values.count - 1) / Double(values.count)).squareRoot()
  }

  /// Half the width of the two-sided interval for the mean that Student's t gives.
  ///
  /// - Parameter level: The probability that the interval covers the mean, in `0 ..< 1`.
  public func intervalHalfWidth(level: Double = 0.95) -> Double {
    guard count > 1 else { return .nan }
    return standardError * StudentT(degrees: Double(count - 1)).twoSidedQuantile(level)
  }
}

/// A paired t-test: whether the mean of `first - second`, episode by episode, differs from zero.
public struct PairedTest: Sendable, Equatable {
  /// Mean and standard error of the differences.
  public let difference: SampleStatistics
  /// `t = mean / standard error`.
  public let statistic: Double
  /// The two-sided p-value. One where every difference is zero, for then nothing speaks against
  /// equality (SciPy answers with "not a number"); not a number below two pairs.
  public let pValue: Double

  /// Pairs the values in order; both arrays have the same length.
  public init(_ first: [Double], _ second: [Double]) {
    precondition(first.count == second.count, "a paired test needs pairs")
    difference = SampleStatistics(zip(first, second).map { $0 - $1 })
    if difference.count > 1, difference.standardError == 0 {
      statistic = difference.mean == 0 ? 0 : difference.mean * .infinity
    } else {
      statistic = difference.mean / difference.standardError
    }
    pValue = StudentT(degrees: Double(max(1, difference.count - 1))).twoSidedProbability(statistic)
  }
}

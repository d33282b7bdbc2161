/// The shapes of windows for signals.
public enum Window: Sendable {
  case bartlett, hanning, hamming, blackman
}

extension Tensor {
  /// A symmetric window of `count` numbers, as NumPy defines it, computed in `float32`.
  public static func window(_ window: Window, count: Int) throws(TensorError) -> Tensor {
    if count < 1 { return try zeros([0]) }
    if count == 1 { return try ones([1]) }
    let last = Double(count - 1)
    let n = try arange(0, Double(count))
    switch window {
    case .bartlett:
      return try 1 - (n * (2 / last) - 1).abs()
    case .hanning: return try (n * (Double.pi / last)).sin().square()
    case .hamming: return try 0.54 - (n * (2 * Double.pi / last)).cos() * 0.46
    case .blackman:
      // The cosine of the double angle by the square: the ends are 0.
      let cosine = try (n * (2 * Double.pi / last)).cos()
      return try 0.34 - cosine * 0.5 + cosine.square() * 0.16
    }
  }
}

/// A stream of random words that is a function of its seed and of the place it is for.
///
/// SplitMix64 (Steele, Lea & Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014):
/// word `n` is `mix(key + n · γ)`, so it is counter-based. Every stream has a key and, as in the
/// paper's §4, an odd increment `γ` of its own, so streams do not overlap by running into each
/// other. Only integer arithmetic and correctly rounded floating point take part: the same seed
/// gives the same numbers on every machine.
public struct RandomStream: RandomNumberGenerator, Sendable {
  private var state: UInt64
  private let increment: UInt64

  private static let goldenGamma: UInt64 = 0x9E37_79B9_7F4A_7C15

  private init(key: UInt64) {
    state = Self.mixed(key)
    var gamma = Self.mixedOtherwise(key &+ Self.goldenGamma) | 1
    // Too regular an increment would show in the output (the paper's `mixGamma`).
    if (gamma ^ (gamma >> 1)).nonzeroBitCount < 24 { gamma ^= 0xAAAA_AAAA_AAAA_AAAA }
    increment = gamma
  }

  /// The stream at `place` under `seed`.
  ///
  /// - Parameter place: Numbers that name the use: a purpose, a task's key, an episode's number.
  public init(seed: UInt64, place: UInt64, _ more: UInt64 = 0, _ andMore: UInt64 = 0) {
    var key = Self.mixed(seed &+ Self.goldenGamma)
    key = Self.mixed(key ^ Self.mixed(place &+ 2 &* Self.goldenGamma))
    key = Self.mixed(key ^ Self.mixed(more &+ 3 &* Self.goldenGamma))
    key = Self.mixed(key ^ Self.mixed(andMore &+ 4 &* Self.goldenGamma))
    self.init(key: key)
  }

  /// A number that stands for `text`'s bytes in a place.
  static func key(of text: String) -> UInt64 {
    var key: UInt64 = 0
    for byte in text.utf8 { key = mixed((key ^ UInt64(byte)) &+ goldenGamma) }
    return mixed(key ^ UInt64(text.utf8.count))
  }

  public mutating func next() -> UInt64 {
    state &+= increment
    return Self.mixed(state)
  }

  /// The finalizer of SplitMix64 (Stafford's variant 13).
  @inline(__always)
  private static func mixed(_ word: UInt64) -> UInt64 {
    var z = word
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// MurmurHash3's finalizer, which the paper uses for increments.
  private static func mixedOtherwise(_ word: UInt64) -> UInt64 {
    var z = word
    z = (z ^ (z >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    z = (z ^ (z >> 33)) &* 0xC4CE_B9FE_1A85_EC53
    return z ^ (z >> 33)
  }

  /// Uniform in `0 ..< 1`, a multiple of 2⁻⁵³.
  @inline(__always)
  package mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Uniform in the interval.
  package mutating func uniform(in interval: ClosedRange<Double>) -> Double {
    interval.lowerBound + (interval.upperBound - interval.lowerBound) * uniform()
  }

  /// A whole number in `0 ..< bound`, every one as likely (Lemire 2019); `bound` is positive.
  @inline(__always)
  package mutating func below(_ bound: Int) -> Int {
    let bound = UInt64(bound)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(product.high)
  }

  /// Puts the elements into a random order (Fisher and Yates).
  package mutating func shuffle<Element>(_ elements: inout [Element]) {
    guard elements.count > 1 else { return }
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, below(last + 1))
    }
  }

  /// Moves a random choice of `count` elements, in random order, to the front.
  package mutating func choose<Element>(_ count: Int, toFrontOf elements: inout [Element]) {
    for place in 0..<min(count, elements.count) {
      elements.swapAt(place, place + below(elements.count - place))
    }
  }
}

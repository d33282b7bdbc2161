/// Standard normal numbers by the ziggurat method (Marsaglia & Tsang 2000, in Doornik's form of
/// 2005, which takes layer and abscissa from separate bits).
///
/// One word and one multiplication for 98 draws of 100. Like `RandomStream`, it gives the same
/// numbers on every machine: the library's `exp` and `log` may differ in the last bit, so the
/// tables and the rare branches use `PortableMath`.
struct Ziggurat: Sendable {
  /// 128 layers of equal area, and where the tail starts.
  private static let tailStart = 3.442619855899
  private static let layerArea = 9.91256303526217e-3

  /// One layer: its width, and the part of it that lies wholly under the curve.
  private struct Layer {
    var width: Double
    var certain: Double
    /// The curve's height at this layer's and at the next layer's edge.
    var low: Double
    var high: Double
  }

  private let layers: [Layer]

  /// The tables, made once.
  static let shared = Ziggurat()

  private init() {
    func height(_ x: Double) -> Double { PortableMath.exp(-0.5 * x * x) }
    var edges = [Self.layerArea / height(Self.tailStart), Self.tailStart]
    while edges.count < 128 {
      let last = edges[edges.count - 1]
      let next = -2 * PortableMath.log(Self.layerArea / last + height(last))
      edges.append(next.squareRoot())
    }
    edges.append(0)
    layers = (0..<128).map { i in
      Layer(
        width: edges[i], certain: edges[i + 1] / edges[i], low: height(edges[i]),
        high: height(edges[i + 1]))
    }
  }

  /// The next normal number of `stream`: mean 0, variance 1.
  @inline(__always)
  func next(_ stream: inout RandomStream) -> Double {
    let word = stream.next()
    let layer = layers[Int(truncatingIfNeeded: word & 127)]
    let u = Double(Int64(bitPattern: word) >> 11) * 0x1p-52
    if abs(u) < layer.certain { return u * layer.width }
    return outsideCertain(word, &stream)
  }

  /// Puts the next normal numbers of `stream` at the front of `numbers`.
  func fill(_ numbers: inout [Float], count: Int, _ stream: inout RandomStream) {
    let layers = layers.span
    var numbers = numbers.mutableSpan
    // Copies of its own and to lend: the loop then keeps the stream in registers.
    var own = stream
    for index in 0..<count {
      let word = own.next()
      let layer = layers[Int(truncatingIfNeeded: word & 127)]
      let u = Double(Int64(bitPattern: word) >> 11) * 0x1p-52
      if abs(u) < layer.certain {
        numbers[index] = Float(u * layer.width)
      } else {
        var lent = own
        numbers[index] = Float(outsideCertain(word, &lent))
        own = lent
      }
    }
    stream = own
  }

  /// The branches that two draws in a hundred take: the wedge beside a layer, or the tail.
  @inline(never)
  private func outsideCertain(_ word: UInt64, _ stream: inout RandomStream) -> Double {
    var word = word
    while true {
      let index = Int(truncatingIfNeeded: word & 127)
      let layer = layers[index]
      let u = Double(Int64(bitPattern: word) >> 11) * 0x1p-52
      if abs(u) < layer.certain { return u * layer.width }
      if index == 0 { return tail(negative: u < 0, &stream) }
      let x = u * layer.width
      let height = layer.low + stream.uniform() * (layer.high - layer.low)
      if height < PortableMath.exp(-0.5 * x * x) { return x }
      word = stream.next()
    }
  }

  /// Marsaglia's tail: exponential proposals beyond `tailStart`.
  private func tail(negative: Bool, _ stream: inout RandomStream) -> Double {
    while true {
      let x = PortableMath.log(1 - stream.uniform()) / Self.tailStart
      let y = PortableMath.log(1 - stream.uniform())
      if -2 * y >= x * x { return negative ? x - Self.tailStart : Self.tailStart - x }
    }
  }
}

extension RandomStream {
  /// The next normal number: mean 0, variance 1.
  package mutating func normal() -> Double { Ziggurat.shared.next(&self) }
}

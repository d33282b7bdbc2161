import TensorCore

/// Classes that a hidden linear map separates: gaussian `x`, label `argmax(Wx + b)`.
///
/// `W` is `[classes, inputs]`, standard normal; `b` is normal with deviation 0.1. The map is
/// redrawn, up to 1,000 times, until every class holds at least `1 / (4 · classes)` of 1,024 draws:
/// without that, five classes in two dimensions mostly leave one class out. Takes no options.
public struct LinearClassification: TaskFamily {
  public static let name = "linear_classification"
  public static let summary = "gaussian inputs, classes by a hidden linear map"
  public static let optionNames: [String] = []

  static let attempts = 1_000
  static let trialDraws = 1_024
  static let biasDeviation: Float = 0.1

  private let task: String
  private let classes: Int
  private let width: Int
  /// `W`, row-major, and `b`.
  private var weights: [Float]
  private var biases: [Float]

  public var exampleShape: [Int] { [width] }
  public var targetWidth: Int? { nil }

  public init(
    config: TaskConfig, options: TaskOptions, stream: inout RandomStream,
    sources: inout DatasetSources
  ) throws {
    task = config.taskID
    classes = config.numClasses
    width = config.inputDim
    weights = Array(repeating: 0, count: classes * width)
    biases = Array(repeating: 0, count: classes)
    for _ in 0..<Self.attempts {
      drawMap(&stream)
      if try isBalanced(&stream) { return }
    }
    throw TaskSamplingError.unbalanced(
      task: task, classes: classes, inputDim: width, attempts: Self.attempts)
  }

  private mutating func drawMap(_ stream: inout RandomStream) {
    for index in weights.indices { weights[index] = Float(stream.normal()) }
    for index in biases.indices { biases[index] = Self.biasDeviation * Float(stream.normal()) }
  }

  /// Whether each class holds its share of the trial draws.
  private func isBalanced(_ stream: inout RandomStream) throws -> Bool {
    var counts = Array(repeating: 0, count: classes)
    var x = Array(repeating: Float(0), count: width)
    for _ in 0..<Self.trialDraws {
      try Interrupt.check()
      for index in x.indices { x[index] = Float(stream.normal()) }
      counts[label(of: x.span, at: 0)] += 1
    }
    return counts.allSatisfy { $0 * 4 * classes >= Self.trialDraws }
  }

  /// `argmax(Wx + b)` for the example that starts at `start`; the first of equal ones.
  @inline(__always)
  private func label(of inputs: Span<Float>, at start: Int) -> Int {
    let (weights, biases) = (weights.span, biases.span)
    var best = 0
    var highest = -Float.infinity
    var row = 0
    for label in 0..<classes {
      var score = biases[label]
      for index in 0..<width { score += weights[row + index] * inputs[start + index] }
      row += width
      let isBest = score > highest
      highest = isBest ? score : highest
      best = isBest ? label : best
    }
    return best
  }

  public func sample(_ stream: inout RandomStream, into draft: inout EpisodeDraft) throws {
    draft.drawQuotas(&stream)
    try fill(
      &draft.inputs, &draft.labels, supportSize: draft.supportSize, &draft.supportQuota,
      &draft.queryQuota, &stream)
  }

  private func fill(
    _ inputs: inout [Float], _ labels: inout [Int32], supportSize: Int,
    _ supportQuota: inout [Int], _ queryQuota: inout [Int], _ stream: inout RandomStream
  ) throws {
    let total = labels.count
    // A class that holds its share of the trial draws turns up once in about 4 · classes draws;
    // not to see it in 64 times as many has no measurable probability.
    let rounds = (256 * classes).multipliedReportingOverflow(by: total + 16)
    let limit = rounds.overflow ? Int.max : rounds.partialValue
    let normal = Ziggurat.shared
    var inputs = inputs.mutableSpan
    var labels = labels.mutableSpan
    var supportQuota = supportQuota.mutableSpan
    var queryQuota = queryQuota.mutableSpan
    var support = 0
    var query = supportSize
    var draw = 0
    while support < supportSize || query < total {
      if draw == limit { throw TaskSamplingError.exhausted(task: task, draws: limit) }
      if draw & 1023 == 1023 { try Interrupt.check() }
      draw += 1
      // Drawn into the next free place of either set; kept only where its class is wanted. Which
      // class comes is chance, so what follows of it is chosen without a branch.
      let place = support < supportSize ? support : query
      let start = place * width
      for index in start..<start + width { inputs[index] = Float(normal.next(&stream)) }
      let label = label(of: inputs.span, at: start)
      let forSupport = supportQuota[label]
      let forQuery = queryQuota[label]
      let isSupport = forSupport > 0
      let isQuery = !isSupport && forQuery > 0
      supportQuota[label] = forSupport - (isSupport ? 1 : 0)
      queryQuota[label] = forQuery - (isQuery ? 1 : 0)
      let target = isQuery ? query : place
      if target != place {
        for index in 0..<width { inputs[target * width + index] = inputs[start + index] }
      }
      labels[target] = Int32(truncatingIfNeeded: label)
      support += isSupport ? 1 : 0
      query += isQuery ? 1 : 0
    }
  }
}

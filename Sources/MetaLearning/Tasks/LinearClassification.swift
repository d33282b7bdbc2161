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
    var label: [Int32] = [0]
    for _ in 0..<Self.trialDraws {
      try Interrupt.check()
      Ziggurat.shared.fill(&x, count: width, &stream)
      findLabels(of: x, count: 1, &label)
      counts[Int(label[0])] += 1
    }
    return counts.allSatisfy { $0 * 4 * classes >= Self.trialDraws }
  }

  /// `argmax(Wx + b)` of the first `count` examples; the first of equal ones.
  private func findLabels(of inputs: [Float], count: Int, _ labels: inout [Int32]) {
    let (weights, biases, inputs) = (weights.span, biases.span, inputs.span)
    var labels = labels.mutableSpan
    if classes == 2 && width == 2 {
      // The commonest sizes, where loops would cost more than what they do.
      let (bias, otherBias) = (biases[0], biases[1])
      let (a, b, c, d) = (weights[0], weights[1], weights[2], weights[3])
      for example in 0..<count {
        let (x, y) = (inputs[2 * example], inputs[2 * example + 1])
        labels[example] = otherBias + c * x + d * y > bias + a * x + b * y ? 1 : 0
      }
      return
    }
    for example in 0..<count {
      let start = example * width
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
      labels[example] = Int32(truncatingIfNeeded: best)
    }
  }

  public func sample(_ stream: inout RandomStream, into draft: inout EpisodeDraft) throws {
    draft.drawQuotas(&stream)
    let (supportSize, total) = (draft.supportSize, draft.supportSize + draft.querySize)
    // A class that holds its share of the trial draws turns up once in about 4 · classes draws;
    // not to see it in 64 times as many has no measurable probability.
    let rounds = (256 * classes).multipliedReportingOverflow(by: total + 16)
    let limit = rounds.overflow ? Int.max : rounds.partialValue
    var left = limit
    let room = Swift.min(Swift.max(Self.blockSize / width, 1), Self.mostInBlock)
    draft.makeRoom(room)
    var taken = (support: 0, query: supportSize)
    while taken.support < supportSize || taken.query < total {
      try Interrupt.check()
      // So many are wanted still, so none of them is drawn in vain.
      let count = Swift.min(supportSize - taken.support + total - taken.query, room, left)
      if count == 0 { throw TaskSamplingError.exhausted(task: task, draws: limit) }
      left -= count
      Ziggurat.shared.fill(&draft.drawn, count: count * width, &stream)
      findLabels(of: draft.drawn, count: count, &draft.drawnLabels)
      Self.distribute(count, of: &draft, &taken)
    }
  }

  /// The numbers, and the examples, that are drawn at once.
  private static let blockSize = 128
  private static let mostInBlock = 32

  /// Puts each drawn example into the set that still wants one of its class, if any does.
  ///
  /// Which class comes is chance, so what follows of it is chosen without a branch.
  private static func distribute(
    _ count: Int, of draft: inout EpisodeDraft, _ taken: inout (support: Int, query: Int)
  ) {
    let (supportSize, width) = (draft.supportSize, draft.width)
    distribute(
      count, draft.drawn, draft.drawnLabels, width: width, supportSize: supportSize,
      &draft.inputs, &draft.labels, &draft.supportQuota, &draft.queryQuota, &taken)
  }

  private static func distribute(
    _ count: Int, _ drawn: [Float], _ drawnLabels: [Int32], width: Int, supportSize: Int,
    _ inputs: inout [Float], _ labels: inout [Int32], _ supportQuota: inout [Int],
    _ queryQuota: inout [Int], _ taken: inout (support: Int, query: Int)
  ) {
    let (drawn, drawnLabels) = (drawn.span, drawnLabels.span)
    var inputs = inputs.mutableSpan
    var labels = labels.mutableSpan
    var supportQuota = supportQuota.mutableSpan
    var queryQuota = queryQuota.mutableSpan
    var (support, query) = taken
    for example in 0..<count {
      let label = Int(drawnLabels[example])
      let (forSupport, forQuery) = (supportQuota[label], queryQuota[label])
      let isSupport = forSupport > 0
      let isQuery = !isSupport && forQuery > 0
      supportQuota[label] = forSupport &- (isSupport ? 1 : 0)
      queryQuota[label] = forQuery &- (isQuery ? 1 : 0)
      // What nobody wants goes to a free place, where the next one overwrites it.
      let free = support < supportSize ? support : query
      let place = isQuery ? query : free
      for index in 0..<width { inputs[place * width + index] = drawn[example * width + index] }
      labels[place] = drawnLabels[example]
      support &+= isSupport ? 1 : 0
      query &+= isQuery ? 1 : 0
    }
    taken = (support, query)
  }
}

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
      counts[label(of: x, at: 0)] += 1
    }
    return counts.allSatisfy { $0 * 4 * classes >= Self.trialDraws }
  }

  /// `argmax(Wx + b)` for the example that starts at `start`; the first of equal ones.
  @inline(__always)
  private func label(of inputs: [Float], at start: Int) -> Int {
    var best = 0
    var highest = -Float.infinity
    var row = 0
    for label in 0..<classes {
      var score = biases[label]
      for index in 0..<width { score += weights[row + index] * inputs[start + index] }
      row += width
      if score > highest {
        highest = score
        best = label
      }
    }
    return best
  }

  public func sample(_ stream: inout RandomStream, into draft: inout EpisodeDraft) throws {
    draft.drawQuotas(&stream)
    let total = draft.supportSize + draft.querySize
    // A class that holds its share of the trial draws turns up once in about 4 · classes draws;
    // not to see it in 64 times as many has no measurable probability.
    let rounds = (256 * classes).multipliedReportingOverflow(by: total + 16)
    let limit = rounds.overflow ? Int.max : rounds.partialValue
    let normal = Ziggurat.shared
    var support = 0
    var query = draft.supportSize
    for draw in 0..<limit {
      if support == draft.supportSize && query == total { return }
      if draw & 1023 == 1023 { try Interrupt.check() }
      // Drawn into the next free place of either set; kept only where its class is wanted.
      let place = support < draft.supportSize ? support : query
      let start = place * width
      for index in start..<start + width { draft.inputs[index] = Float(normal.next(&stream)) }
      let label = label(of: draft.inputs, at: start)
      if draft.supportQuota[label] > 0 {
        draft.supportQuota[label] -= 1
        draft.labels[support] = Int32(truncatingIfNeeded: label)
        support += 1
      } else if draft.queryQuota[label] > 0 {
        draft.queryQuota[label] -= 1
        if place != query { move(start, to: query * width, in: &draft.inputs) }
        draft.labels[query] = Int32(truncatingIfNeeded: label)
        query += 1
      }
    }
    throw TaskSamplingError.exhausted(task: task, draws: limit)
  }

  private func move(_ start: Int, to target: Int, in inputs: inout [Float]) {
    for index in 0..<width { inputs[target + index] = inputs[start + index] }
  }
}

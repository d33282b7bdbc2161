import TensorCore

/// Support and query set of one episode; they share no example.
public struct Episode: Sendable {
  /// The support inputs, `[support, …]`.
  public var supportInputs: Tensor { arrays.supportInputs }
  /// The support targets: classes `[support]` as `int32`, or values `[support, d]`.
  public var supportTargets: Tensor { arrays.supportTargets }
  /// The query inputs, `[query, …]`.
  public var queryInputs: Tensor { arrays.queryInputs }
  /// The query targets, as the support's.
  public var queryTargets: Tensor { arrays.queryTargets }

  /// In one object: to hand an episode on counts one reference, not the eight of four arrays.
  private let arrays: Arrays

  /// Where the arrays stand; the episode must live while that is used.
  var elements: EpisodeElements { arrays.elements }

  private final class Arrays: Sendable {
    let supportInputs: Tensor
    let supportTargets: Tensor
    let queryInputs: Tensor
    let queryTargets: Tensor
    let elements: EpisodeElements

    init(
      _ supportInputs: consuming Tensor, _ supportTargets: consuming Tensor,
      _ queryInputs: consuming Tensor, _ queryTargets: consuming Tensor
    ) {
      elements = EpisodeElements(
        supportInputs: supportInputs.elements, supportTargets: supportTargets.elements,
        queryInputs: queryInputs.elements, queryTargets: queryTargets.elements)
      self.supportInputs = supportInputs
      self.supportTargets = supportTargets
      self.queryInputs = queryInputs
      self.queryTargets = queryTargets
    }
  }

  public init(
    supportInputs: consuming Tensor, supportTargets: consuming Tensor,
    queryInputs: consuming Tensor, queryTargets: consuming Tensor
  ) {
    arrays = Arrays(supportInputs, supportTargets, queryInputs, queryTargets)
  }

  /// Whether each array has the shape and type of the other episode's.
  func isLike(_ other: Episode) -> Bool {
    let (own, others) = (arrays, other.arrays)
    return own === others
      || own.supportInputs.isLike(others.supportInputs)
        && own.supportTargets.isLike(others.supportTargets)
        && own.queryInputs.isLike(others.queryInputs)
        && own.queryTargets.isLike(others.queryTargets)
  }
}

/// Where the arrays of an episode stand: what threads pass around, see `Elements`.
struct EpisodeElements: Sendable {
  let supportInputs: Elements
  let supportTargets: Elements
  let queryInputs: Elements
  let queryTargets: Elements
}

/// An episode being drawn: flat arrays that a distribution uses again and again, so that sampling
/// allocates the episode's tensors and nothing else.
///
/// Examples stand one after the other, the support set first.
public struct EpisodeDraft: Sendable {
  /// One of the four arrays of an episode: which numbers of the draft it holds, and how.
  package struct Part: Sendable {
    package let shape: [Int]
    package let dtype: DType
    /// Its bytes among those of `inputs`, followed by those of `labels` or `values`.
    package let bytes: Range<Int>
  }

  /// Support and query examples.
  let supportSize: Int
  let querySize: Int
  let classes: Int
  /// `[support + query, …]`, row-major.
  var inputs: [Float]
  /// The classes, where targets are classes.
  var labels: [Int32]
  /// `[support + query, d]`, where targets are values.
  var values: [Float]
  /// How many examples of each class are still wanted, and by whom.
  var supportQuota: [Int]
  var queryQuota: [Int]

  /// Examples drawn before it is known where they belong, and their classes; room for those families
  /// that ask for it.
  var drawn: [Float] = []
  var drawnLabels: [Int32] = []

  /// The size of one example's inputs.
  let width: Int
  /// The values of one target; 0 where targets are classes.
  let targetWidth: Int
  /// The shapes of an episode's tensors, shared by all of its episodes.
  let supportShapes: (inputs: [Int], targets: [Int])
  let queryShapes: (inputs: [Int], targets: [Int])

  init(config: TaskConfig, family: any TaskFamily) {
    supportSize = config.supportSize
    querySize = config.querySize
    classes = config.numClasses
    let total = config.supportSize + config.querySize
    width = family.exampleShape.reduce(1, *)
    inputs = Array(repeating: 0, count: total * width)
    let isClassification = family.targetWidth == nil
    labels = Array(repeating: 0, count: isClassification ? total : 0)
    values = Array(repeating: 0, count: total * (family.targetWidth ?? 0))
    supportQuota = Array(repeating: 0, count: classes)
    queryQuota = supportQuota
    targetWidth = family.targetWidth ?? 0
    let targets = family.targetWidth.map { [$0] } ?? []
    supportShapes = ([supportSize] + family.exampleShape, [supportSize] + targets)
    queryShapes = ([querySize] + family.exampleShape, [querySize] + targets)
  }

  /// The arrays of an episode, in their order: support inputs and targets, query inputs and targets.
  package var parts: [Part] {
    let support = 4 * supportSize * width
    let query = 4 * querySize * width
    let dtype: DType = targetWidth == 0 ? .int32 : .float32
    let target = 4 * max(targetWidth, 1)
    let targets = support + query
    let middle = targets + supportSize * target
    return [
      Part(shape: supportShapes.inputs, dtype: .float32, bytes: 0..<support),
      Part(shape: supportShapes.targets, dtype: dtype, bytes: targets..<middle),
      Part(shape: queryShapes.inputs, dtype: .float32, bytes: support..<targets),
      Part(
        shape: queryShapes.targets, dtype: dtype, bytes: middle..<middle + querySize * target),
    ]
  }

  /// Makes room for `count` examples to be drawn at once.
  mutating func makeRoom(_ count: Int) {
    if drawnLabels.count >= count { return }
    drawn = Array(repeating: 0, count: count * width)
    drawnLabels = Array(repeating: 0, count: count)
  }

  /// Spreads both sets over the classes as evenly as can be; which classes get one example more
  /// is drawn.
  mutating func drawQuotas(_ stream: inout RandomStream) {
    Self.spread(supportSize, over: &supportQuota, &stream)
    Self.spread(querySize, over: &queryQuota, &stream)
  }

  private static func spread(_ total: Int, over quota: inout [Int], _ stream: inout RandomStream) {
    let (share, extra) = total.quotientAndRemainder(dividingBy: quota.count)
    for index in quota.indices { quota[index] = share }
    guard extra > 0 else { return }
    var remaining = extra
    // Selection sampling: every set of classes is as likely.
    for index in quota.indices where remaining > 0 {
      if stream.below(quota.count - index) < remaining {
        quota[index] += 1
        remaining -= 1
      }
    }
  }

  /// Draws quotas and fills `labels` with them in random order, support and query apart.
  mutating func drawLabels(_ stream: inout RandomStream) {
    drawQuotas(&stream)
    fillLabels(from: 0, with: \.supportQuota, &stream)
    fillLabels(from: supportSize, with: \.queryQuota, &stream)
  }

  private mutating func fillLabels(
    from start: Int, with quota: KeyPath<Self, [Int]>, _ stream: inout RandomStream
  ) {
    var place = start
    for (label, count) in self[keyPath: quota].enumerated() {
      for _ in 0..<count {
        labels[place] = Int32(label)
        place += 1
      }
    }
    for last in stride(from: place - 1, to: start, by: -1) {
      labels.swapAt(last, start + stream.below(last - start + 1))
    }
  }
}

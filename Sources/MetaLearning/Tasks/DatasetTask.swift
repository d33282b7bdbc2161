/// N-way K-shot episodes from a data file: classes drawn afresh for every episode, their labels
/// renumbered `0 ..< num_classes` in the order drawn.
///
/// `input_dim` is the number of elements of one example. Support and query sizes are free: a task
/// to train on may have ten shots, one to test on a single one. `task_params`:
///
/// - `path`: an `.npz`, `.csv` or `.tsv` file.
/// - `array`: the member of the `.npz` with the examples; may be left out where there is one only.
/// - `labels`: the member with one whole number per example; without it the array is class-major,
///   `[class, example, …]`. In tables: the column of class names, `label` unless said otherwise.
/// - `features`: the columns that are inputs; unless said otherwise all but the labels.
/// - `flatten` (True): whether examples become vectors, else they keep the array's shape.
/// - `scale` (1), `offset` (0): inputs are `stored · scale + offset`.
/// - `rotations` (False): whether each class, turned by 90°, 180° and 270°, makes three more;
///   examples are square images, `[side, side, …]`.
/// - `class_range`: `[first, end]`, the classes to draw from.
public struct DatasetTask: TaskFamily {
  public static let name = "dataset"
  public static let summary = "N-way K-shot episodes from an .npz, .csv or .tsv file"
  public static let optionNames = [
    "path", "array", "labels", "features", "flatten", "scale", "offset", "rotations",
    "class_range",
  ]

  private let data: LabelledData
  private let flatten: Bool
  private let scale: Float
  private let offset: Float
  /// The classes of the data that are drawn from.
  private let classes: Range<Int>
  /// One order of elements for each turn; the first, no turn, is nil.
  private let turns: [[Int32]?]
  private let task: String

  public var exampleShape: [Int] { flatten ? [data.width] : data.exampleShape }
  public var targetWidth: Int? { nil }

  public init(
    config: TaskConfig, options: TaskOptions, stream: inout RandomStream,
    sources: inout DatasetSources
  ) throws {
    let read = options.reader
    task = config.taskID
    guard let path = try read.text("path") else {
      throw OptionError(name: "path", problem: .missing)
    }
    data = try sources.data(
      path, array: read.text("array"), labels: read.text("labels"),
      features: read.texts("features"))
    guard data.width == config.inputDim else {
      throw TaskSamplingError.size(
        task: task, name: "input_dim", wanted: "\(data.width), the size of the data's examples",
        got: config.inputDim)
    }
    flatten = try read.bool("flatten", default: true)
    scale = Float(try read.number("scale", default: 1))
    offset = Float(try read.number("offset", default: 0))
    turns = try read.bool("rotations", default: false) ? Self.turns(data, path) : [nil]
    let range = try read.interval("class_range", default: 0...Double(data.classCount))
    classes = try Self.classes(range, of: data, path)
    try check(config)
  }

  private static func classes(
    _ range: ClosedRange<Double>, of data: LabelledData, _ path: String
  ) throws(OptionError) -> Range<Int> {
    guard let first = Int(exactly: range.lowerBound), let end = Int(exactly: range.upperBound),
      first >= 0, end <= data.classCount
    else {
      throw OptionError(
        name: "class_range",
        problem: .outOfRange(
          wanted: "whole numbers from 0 to \(data.classCount)",
          got: .list([.number(range.lowerBound), .number(range.upperBound)])))
    }
    return first..<end
  }

  private func check(_ config: TaskConfig) throws(TaskSamplingError) {
    let ways = config.numClasses
    let available = classes.count * turns.count
    guard ways <= available else {
      throw .tooFewClasses(task: task, needed: ways, available: available)
    }
    let needed = (config.supportSize + ways - 1) / ways + (config.querySize + ways - 1) / ways
    if let poor = classes.first(where: { data.count(of: $0) < needed }) {
      throw .tooFewExamples(
        "task \(quoted(task)): support_size \(config.supportSize) and query_size "
          + "\(config.querySize) over \(ways) classes need \(needed) examples of a class, class "
          + "\(poor) of the data holds \(data.count(of: poor))")
    }
  }

  /// Where each element of a turned image comes from, for no turn and 90°, 180°, 270°
  /// counterclockwise, as NumPy's `rot90` turns.
  private static func turns(
    _ data: LabelledData, _ path: String
  ) throws(TaskSamplingError) -> [[Int32]?] {
    let shape = data.exampleShape
    guard shape.count >= 2, shape[0] == shape[1] else {
      throw .data(
        file: path, reason: "rotations need square images, the examples have the shape \(shape)")
    }
    let side = shape[0]
    let depth = shape.dropFirst(2).reduce(1, *)
    var turns: [[Int32]?] = [nil]
    var previous = (0..<Int32(data.width)).map { $0 }
    for _ in 1...3 {
      var next = previous
      for row in 0..<side {
        for column in 0..<side {
          for channel in 0..<depth {
            next[(row * side + column) * depth + channel] =
              previous[(column * side + side - 1 - row) * depth + channel]
          }
        }
      }
      turns.append(next)
      previous = next
    }
    return turns
  }

  public func sample(_ stream: inout RandomStream, into draft: inout EpisodeDraft) throws {
    draft.drawLabels(&stream)
    let drawn = distinct(draft.classes, below: classes.count * turns.count, &stream)
    var examples: [[Int]] = []
    for (label, kind) in drawn.enumerated() {
      let count = draft.supportQuota[label] + draft.queryQuota[label]
      let all = data.count(of: classes.lowerBound + kind / turns.count)
      examples.append(distinct(count, below: all, &stream))
    }
    var used = Array(repeating: 0, count: draft.classes)
    for (place, label) in draft.labels.enumerated() {
      let label = Int(label)
      data.copy(
        examples[label][used[label]], of: classes.lowerBound + drawn[label] / turns.count,
        to: place * data.width, of: &draft.inputs, order: turns[drawn[label] % turns.count],
        scale: scale, offset: offset)
      used[label] += 1
    }
  }

  /// `count` different numbers below `bound`, in random order.
  private func distinct(_ count: Int, below bound: Int, _ stream: inout RandomStream) -> [Int] {
    if count > bound / 4 {
      var all = Array(0..<bound)
      stream.choose(count, toFrontOf: &all)
      return Array(all.prefix(count))
    }
    // Few of many: draw until enough are different, which takes at most a third more draws.
    var chosen: [Int] = []
    var seen = Set<Int>()
    while chosen.count < count {
      let number = stream.below(bound)
      if seen.insert(number).inserted { chosen.append(number) }
    }
    return chosen
  }
}

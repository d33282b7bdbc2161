/// Classes as gaussian clouds: each class has a hidden mean, inputs scatter around it.
///
/// Means are normal with deviation `spread`, examples with deviation `noise` around them.
/// `task_params`: `spread` (2.0), `noise` (1.0), `redraw` (False): whether every episode has
/// means of its own.
public struct GaussianClusters: TaskFamily {
  public static let name = "gaussian_clusters"
  public static let summary = "one gaussian cloud of inputs per class"
  public static let optionNames = ["spread", "noise", "redraw"]

  private let spread: Double
  private let noise: Double
  private let redraw: Bool
  private let width: Int
  /// `[classes, inputs]`, row-major.
  private let means: [Float]

  public var exampleShape: [Int] { [width] }
  public var targetWidth: Int? { nil }

  public init(
    config: TaskConfig, options: TaskOptions, stream: inout RandomStream,
    sources: inout DatasetSources
  ) throws {
    let read = options.reader
    spread = try read.number("spread", default: 2, wanted: "not negative") { $0 >= 0 }
    noise = try read.number("noise", default: 1, wanted: "above zero") { $0 > 0 }
    redraw = try read.bool("redraw", default: false)
    width = config.inputDim
    means = Self.means(config.numClasses * config.inputDim, spread: spread, &stream)
  }

  private static func means(
    _ count: Int, spread: Double, _ stream: inout RandomStream
  ) -> [Float] {
    (0..<count).map { _ in Float(spread * stream.normal()) }
  }

  public func sample(_ stream: inout RandomStream, into draft: inout EpisodeDraft) throws {
    let means = redraw ? Self.means(means.count, spread: spread, &stream) : means
    draft.drawLabels(&stream)
    for (place, label) in draft.labels.enumerated() {
      let mean = Int(label) * width
      for index in 0..<width {
        draft.inputs[place * width + index] =
          means[mean + index] + Float(noise * stream.normal())
      }
    }
  }
}

/// The regression of the MAML paper: `y = A sin(x − φ)` (Finn et al. 2017, §5.1).
///
/// `x` is uniform in [−5, 5]; a task's amplitude `A` is uniform in [0.1, 5], its phase `φ` in
/// [0, π]. `num_classes` and `input_dim` are 1; targets are `[n, 1]`. `task_params`: `amplitude`,
/// `phase` and `input_range`, each a list of two numbers, and `redraw` (False): whether every
/// episode has an amplitude and a phase of its own, as the paper's distribution over tasks has.
public struct Sinusoid: TaskFamily {
  public static let name = "sinusoid"
  public static let summary = "regression of a sine of hidden amplitude and phase"
  public static let optionNames = ["amplitude", "phase", "input_range", "redraw"]

  private struct Wave {
    let amplitude: Double
    let phase: Double
  }

  private let amplitudes: ClosedRange<Double>
  private let phases: ClosedRange<Double>
  private let inputRange: ClosedRange<Double>
  private let redraw: Bool
  private let wave: Wave

  public var exampleShape: [Int] { [1] }
  public var targetWidth: Int? { 1 }

  public init(
    config: TaskConfig, options: TaskOptions, stream: inout RandomStream,
    sources: inout DatasetSources
  ) throws {
    for (name, got) in [("num_classes", config.numClasses), ("input_dim", config.inputDim)]
    where got != 1 {
      throw TaskSamplingError.size(
        task: config.taskID, name: name, wanted: "1 for \(Self.name)", got: got)
    }
    let read = options.reader
    amplitudes = try Self.bounded(read.interval("amplitude", default: 0.1...5), "amplitude")
    phases = try Self.bounded(read.interval("phase", default: 0...Double.pi), "phase")
    inputRange = try Self.bounded(read.interval("input_range", default: -5...5), "input_range")
    redraw = try read.bool("redraw", default: false)
    wave = Self.wave(amplitudes, phases, &stream)
  }

  /// A sine's argument has to keep its digits, and its value to be finite.
  private static func bounded(
    _ interval: ClosedRange<Double>, _ name: String
  ) throws(OptionError) -> ClosedRange<Double> {
    let largest =
      interval.lowerBound.magnitude > interval.upperBound.magnitude
      ? interval.lowerBound : interval.upperBound
    guard largest.magnitude <= 100_000 else {
      throw OptionError(
        name: name, problem: .outOfRange(wanted: "within ±100000", got: .number(largest)))
    }
    return interval
  }

  private static func wave(
    _ amplitudes: ClosedRange<Double>, _ phases: ClosedRange<Double>, _ stream: inout RandomStream
  ) -> Wave {
    let amplitude = stream.uniform(in: amplitudes)
    return Wave(amplitude: amplitude, phase: stream.uniform(in: phases))
  }

  public func sample(_ stream: inout RandomStream, into draft: inout EpisodeDraft) throws {
    let wave = redraw ? Self.wave(amplitudes, phases, &stream) : wave
    for place in draft.inputs.indices {
      let x = Float(stream.uniform(in: inputRange))
      draft.inputs[place] = x
      draft.values[place] = Float(wave.amplitude * PortableMath.sin(Double(x) - wave.phase))
    }
  }
}

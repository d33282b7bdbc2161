import Foundation
import MetaLearning
import Testing

/// The MAML paper's sines: `y = A sin(x − φ)`.
@Suite struct SinusoidTests {
  /// `A` and `φ` follow from two points by linear algebra; all other points must agree.
  @Test(arguments: [false, true])
  func `targets are a sine of amplitude and phase in range`(redraw: Bool) throws {
    var config = Samples.config("sinusoid")
    config.taskParams = ["redraw": .bool(redraw)]
    var tasks = try TaskDistribution([config], seed: 8)
    var amplitudes: [Double] = []
    for _ in 0..<10 {
      let episode = try tasks.sampleEpisode().episode
      #expect(episode.queryTargets.shape == [9, 1])
      let x = try episode.queryInputs.doubles()
      let y = try episode.queryTargets.doubles()
      #expect(x.allSatisfy { (-5...5).contains($0) })
      // y = a sin x − b cos x with a = A cos φ, b = A sin φ; the best-conditioned pair of points.
      var best = (i: 0, j: 1, determinant: 0.0)
      for i in x.indices {
        for j in x.indices {
          let determinant = sin(x[i] - x[j])
          if abs(determinant) > abs(best.determinant) { best = (i, j, determinant) }
        }
      }
      let (i, j, d) = best
      let a = (y[j] * cos(x[i]) - y[i] * cos(x[j])) / -d
      let b = (y[j] * sin(x[i]) - y[i] * sin(x[j])) / -d
      for (x, y) in zip(x, y) { #expect(abs(a * sin(x) - b * cos(x) - y) < 1e-5) }
      let amplitude = (a * a + b * b).squareRoot()
      #expect((0.1...5).contains(amplitude) && atan2(b, a) > -1e-4)
      amplitudes.append(amplitude)
    }
    let spread = (amplitudes.max() ?? 0) - (amplitudes.min() ?? 0)
    #expect(redraw ? spread > 0.1 : spread < 1e-4)
  }

  @Test(
    arguments: [
      (["amplitude": [2, 1]], "not below the first"), (["amplitude": 3], "a list of two numbers"),
      (["phase": [0, 1e9]], "within"),
    ] as [(Options, String)])
  func `ranges are checked`(options: Options, words: String) {
    var config = Samples.config("sinusoid")
    config.taskParams = options
    let error = #expect(throws: TaskSamplingError.self) { try TaskDistribution([config], seed: 0) }
    #expect(error?.description.contains(words) == true)
  }
}

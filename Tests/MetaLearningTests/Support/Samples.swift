import MetaLearning
import TensorCore

/// Small tasks, episodes and models that many tests start from.
enum Samples {
  /// A configuration of each family, sizes small. `dataset` needs a file.
  static func config(_ family: String, id: String = "task") -> TaskConfig {
    let regression = family == "sinusoid"
    let isDataset = family == "dataset"
    return TaskConfig(
      taskID: id, taskFamily: family, numClasses: regression ? 1 : 3,
      inputDim: regression ? 1 : isDataset ? 9 : 4, supportSize: 6, querySize: 9,
      taskParams: isDataset
        ? ["path": .text(Fixture.path("classes.npz")), "array": "images", "scale": 0.01] : nil)
  }

  static func distribution(
    _ family: String = "linear_classification", tasks: Int = 4, seed: Int = 42
  ) throws -> TaskDistribution {
    try TaskDistribution((0..<tasks).map { config(family, id: "task_\($0)") }, seed: seed)
  }

  static func episodes(
    _ family: String = "linear_classification", count: Int = 4, seed: Int = 42
  ) throws -> [Episode] {
    var tasks = try distribution(family, seed: seed)
    return try (0..<count).map { _ in try tasks.sampleEpisode().episode }
  }

  /// A classifier with the weights of a seed.
  static func classifier(
    inputs: Int = 4, hidden: Int = 8, classes: Int = 3, seed: UInt64 = 1
  ) throws -> SimpleClassifier {
    try SimpleClassifier(
      inputDim: inputs, hiddenDim: hidden, numClasses: classes, seed: seed)
  }
}

extension Parameters {
  /// All elements, to compare to the bit.
  func values() throws -> [[Float]] { try tensors.map { try $0.floats() } }
}

extension Episode {
  func values() throws -> [[Float]] {
    try [supportInputs, supportTargets, queryInputs, queryTargets].map { try $0.floats() }
  }
}

import Foundation
import MetaLearning
import TensorCore
import Testing

/// Episodes from files: archives that NumPy wrote, and tables of text.
@Suite struct DatasetTaskTests {
  static func config(
    _ options: Options, classes: Int = 2, width: Int = 9, support: Int = 4, query: Int = 2
  ) -> TaskConfig {
    TaskConfig(
      taskID: "data", taskFamily: "dataset", numClasses: classes, inputDim: width,
      supportSize: support, querySize: query, taskParams: options)
  }

  static func images(_ more: Options = [:]) -> Options {
    var options: Options = ["path": .text(Fixture.path("classes.npz")), "array": "images"]
    for entry in more.entries { options[entry.name] = entry.value }
    return options
  }

  static func episode(_ config: TaskConfig, seed: Int = 0) throws -> Episode {
    var tasks = try TaskDistribution([config], seed: seed)
    return try tasks.sampleEpisode().episode
  }

  /// `images[c, e]` holds `54 c + 9 e …` by rows, so an example names its class.
  @Test func `examples of a class-major array keep their class, beside arrays of text`() throws {
    var seen = Set<Int>()
    for seed in 0..<20 {
      let episode = try Self.episode(Self.config(Self.images()), seed: seed)
      #expect(episode.supportInputs.shape == [4, 9])
      let x = try episode.supportInputs.integers() + episode.queryInputs.integers()
      let y = try episode.supportTargets.integers() + episode.queryTargets.integers()
      var classOf: [Int: Int] = [:]
      for (place, label) in y.enumerated() {
        let first = x[place * 9]
        #expect(first % 9 == 0 && Array(x[place * 9..<place * 9 + 9]) == Array(first..<first + 9))
        let known = classOf[label] ?? first / 54
        #expect(known == first / 54)
        classOf[label] = known
      }
      #expect(Set(classOf.values).count == 2)
      seen.formUnion(classOf.values)
    }
    #expect(seen == [0, 1, 2, 3])
  }

  @Test func `inputs can keep their shape and be scaled`() throws {
    let options = Self.images(["flatten": false, "scale": -0.5, "offset": 1])
    let episode = try Self.episode(Self.config(options))
    #expect(episode.queryInputs.shape == [2, 3, 3])
    let x = try episode.queryInputs.floats()
    #expect(x[1] == x[0] - 0.5 && (1 - x[0]).truncatingRemainder(dividingBy: 4.5) == 0)
  }

  /// Four classes, four turns each: sixteen; the turns of one image are NumPy's `rot90`.
  @Test func `rotations make classes of turned images`() throws {
    let options = Self.images(["rotations": true])
    let config = Self.config(options, classes: 16, support: 80, query: 16)
    let episode = try Self.episode(config)
    let x = try episode.supportInputs.integers() + episode.queryInputs.integers()
    let rows = stride(from: 0, to: x.count, by: 9).map { Array(x[$0..<$0 + 9]) }
    #expect(Set(rows).count == 96)
    let turns: [[Int]] = try Fixture.read("rotations.json")
    for turn in turns { #expect(rows.contains(turn)) }
    #expect(throws: TaskSamplingError.self) {
      try Self.episode(Self.config(options, classes: 17, support: 17, query: 17))
    }
  }

  /// `labelled.npz`: `x[i] = (100 y[i] + i, −i)` with labels 3, 5 and 7, eight of each.
  @Test func `examples with a label array are grouped by it`() throws {
    let options: Options = [
      "path": .text(Fixture.path("labelled.npz")), "array": "x", "labels": "y",
    ]
    let episode = try Self.episode(
      Self.config(options, classes: 3, width: 2, support: 21, query: 3))
    let x = try episode.supportInputs.integers()
    let groups = Dictionary(
      grouping: zip(try episode.supportTargets.integers(), stride(from: 0, to: 42, by: 2))
    ) { $0.0 }
    #expect(groups.count == 3)
    for group in groups.values {
      #expect(group.count == 7)
      #expect(Set(group.map { (x[$0.1] + x[$0.1 + 1]) / 100 }).count == 1)
    }
  }

  @Test(arguments: ["csv", "tsv"])
  func `tables have named columns`(kind: String) throws {
    let folder = try TemporaryFolder()
    let separator = kind == "csv" ? "," : "\t"
    let quote = kind == "csv" ? "\"" : ""
    let rows = (0..<12).map { ["\($0)", "\(quote)\($0 % 2 == 0 ? "even" : "odd")\(quote)", "1e2"] }
    let text = ([["value", "label", "noise"]] + rows).map { $0.joined(separator: separator) }
    let path = try folder.write("t.\(kind)", text.joined(separator: "\r\n") + "\r\n")
    let options: Options = ["path": .text(path), "features": ["value"]]
    let episode = try Self.episode(Self.config(options, width: 1, support: 4, query: 8))
    let x = try episode.queryInputs.integers()
    let y = try episode.queryTargets.integers()
    let parities = Set(zip(x, y).map { $0 % 2 == 0 ? $1 : 1 - $1 })
    #expect(parities.count == 1 && Set(x).count == 8)
    let both = try Self.episode(
      Self.config(["path": .text(path)], support: 4, query: 8).with(width: 2))
    #expect(both.queryInputs.shape == [8, 2])
  }

  /// Files or options, and words that the error must hold.
  @Test func `what a file or an option gets wrong is named`() throws {
    let folder = try TemporaryFolder()
    let bad = try folder.write("bad.csv", "a,label\n1,x\n0x10,y\n")
    let short = try folder.write("short.csv", "a,label\n1,x\n2\n")
    let open = try folder.write("open.csv", "a,label\n1,\"x\n")
    let cases: [(Options, Int, String)] = [
      (["path": .text(folder.file("none.npz"))], 9, "No such file"),
      (["path": "data.txt"], 9, "ends in .npz, .csv or .tsv"),
      (["path": 3], 9, "must be a string, got 3 (int)"),
      (["path": .text(Fixture.path("classes.npz"))], 9, "images, names, titles"),
      (Self.images(["array": "image"]), 9, "did you mean 'images'?"),
      (Self.images(["array": "names"]), 9, "names"),
      (Self.images(["labels": "label"]), 9, "no member 'label'"),
      (Self.images(["features": ["a"]]), 9, "for .csv and .tsv"),
      (Self.images(), 8, "input_dim must be 9"),
      (Self.images(["class_range": [0, 9]]), 9, "from 0 to 4"),
      (Self.images(["class_range": [3, 4]]), 9, "needs 2 classes, the data hold 1"),
      (Self.images(["rotation": true]), 9, "did you mean 'rotations'?"),
      (["path": .text(bad)], 1, "row 2, column 'a': '0x10' is not a number"),
      (["path": .text(short)], 1, "line 3: 1 fields, the first row has 2"),
      (["path": .text(open)], 1, "line 2: a quote is never closed"),
      (["path": .text(bad), "labels": "lable"], 1, "did you mean 'label'?"),
    ]
    for (options, width, words) in cases {
      let error = #expect(throws: TaskSamplingError.self) {
        try Self.episode(Self.config(options, width: width))
      }
      #expect(error?.description.contains(words) == true, "\(error?.description ?? words)")
    }
    let error = #expect(throws: TaskSamplingError.self) {
      try Self.episode(Self.config(Self.images(), support: 10, query: 10))
    }
    #expect(
      error?.description.contains("need 10 examples of a class, class 0 of the data holds 6")
        == true)
  }
}

extension TaskConfig {
  func with(width: Int) -> TaskConfig {
    var config = self
    config.inputDim = width
    return config
  }
}

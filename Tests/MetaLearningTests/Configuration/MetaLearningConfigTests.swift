import MetaLearning
import Testing

/// The configuration file of an experiment. Defaults and names are the API reference's.
@Suite struct MetaLearningConfigTests {
  @Test func `defaults are the reference's`() {
    let config = MetaLearningConfig()
    #expect(config.algorithm == "reptile" && config.metaBatchSize == 4)
    #expect(config.numMetaIterations == 1000 && config.innerLR == 0.01 && config.outerLR == 0.001)
    #expect(config.numInnerSteps == 5 && config.evalInterval == 100 && config.saveInterval == 500)
    #expect(config.options.entries.map(\.name) == MetaLearningConfig.fieldNames)
  }

  @Test func `a file sets what it names and leaves the rest`() throws {
    let text = """
      # an experiment
      algorithm: "maml"
      meta_batch_size: 8     # tasks
      inner_lr: 1e-2
      outer_lr: 1
      """
    let config = try MetaLearningConfig(yaml: text)
    #expect(config.algorithm == "maml" && config.metaBatchSize == 8)
    #expect(config.innerLR == 0.01 && config.outerLR == 1 && config.numInnerSteps == 5)
  }

  @Test(arguments: ["", "\n# nothing\n", "{}"])
  func `an empty file gives the defaults`(text: String) throws {
    #expect(try MetaLearningConfig(yaml: text) == MetaLearningConfig())
  }

  @Test func `a round trip through options keeps every field`() throws {
    var config = MetaLearningConfig()
    config.evalInterval = 7
    config.outerLR = 0.25
    #expect(try MetaLearningConfig(config.options) == config)
  }

  /// What is wrong, where, and words that the message must hold.
  static let refused: [(yaml: String, line: Int, column: Int, words: String)] = [
    ("inner_lr: 0.1\nmeta_batchsize: 4", 2, 1, "did you mean 'meta_batch_size'?"),
    ("meta_batch_size: four", 1, 1, "must be an integer, got 'four' (str)"),
    ("meta_batch_size: \"4\"", 1, 1, "must be an integer, got '4' (str)"),
    ("meta_batch_size: 4.0", 1, 1, "must be an integer, got 4.0 (float)"),
    ("meta_batch_size: true", 1, 1, "must be an integer, got True (bool)"),
    ("meta_batch_size: 010", 1, 1, "got '010' (str)"),
    ("meta_batch_size: 0", 1, 1, "at least 1, got 0"),
    ("a: 1\n\n  b: 2", 3, 4, "mapping values are not allowed"),
    ("inner_lr:", 1, 1, "must be a number, got None (NoneType)"),
    ("inner_lr: .nan", 1, 1, "must be a number"),
    ("inner_lr: -1", 1, 1, "finite and not negative, got -1"),
    ("inner_lr: 1e999", 1, 1, "finite and not negative"),
    ("algorithm: sgd", 1, 1, "must be reptile or maml, got 'sgd'"),
    ("algorithm: yes", 1, 1, "got 'yes'"),
    ("inner_lr: 1\nouter_lr: 2\ninner_lr: 3", 3, 1, "'inner_lr' stands twice"),
    ("- 1\n- 2", 1, 1, "expected a mapping"),
    ("reptile", 1, 1, "expected a mapping"),
    ("inner_lr: {a: 1}", 1, 11, "expected a number"),
    ("a: &x [1, 2]\nb: *x", 1, 4, "anchors and aliases"),
    ("inner_lr: !!float 1", 1, 11, "tags"),
    ("%YAML 1.1\n---\ninner_lr: 1", 1, 1, "directives"),
    ("? inner_lr\n: 1", 1, 1, "explicit keys"),
    ("inner_lr: 1\n---\nouter_lr: 1", 2, 1, "another document"),
    ("inner_lr: \"unclosed", 1, 20, "quoted scalar"),
    ("a: " + String(repeating: "[", count: 1000), 1, 20, "nested deeper"),
    (String(repeating: "- ", count: 1000), 1, 33, "nested deeper"),
    ("a: " + String(repeating: "x", count: 100_000), 1, 1, "longer than 65536 bytes"),
  ]

  @Test(arguments: refused)
  func `what a file gets wrong is refused with its place`(
    yaml: String, line: Int, column: Int, words: String
  ) {
    let error = #expect(throws: ConfigurationError.self) {
      try MetaLearningConfig(yaml: yaml, file: "c.yaml")
    }
    let text = error?.description ?? ""
    #expect(text.hasPrefix("c.yaml:\(line):\(column): "), "\(text)")
    #expect(text.contains(words), "\(text)")
  }

  /// The "billion laughs": nine levels of ten aliases each.
  @Test func `an alias bomb is refused before it expands`() {
    var text = "a0: &a0 [x, x]\n"
    for level in 1...9 {
      let items = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(items)]\n"
    }
    #expect(throws: ConfigurationError.self) { try MetaLearningConfig(yaml: text) }
  }

  @Test func `a file that is missing or not text is named`() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: ConfigurationError.self) {
      try MetaLearningConfig(yamlFile: folder.file("none.yaml"))
    }
    #expect(error?.description.contains("none.yaml") == true)
    #expect(error?.description.contains("No such file") == true)
  }

  /// Every prefix of a valid file and every change of one byte is read or refused, never trapped.
  @Test func `no damaged file traps`() {
    let text = Array("inner_lr: 0.5 # c\n'algorithm': \"maml\"\neval_interval: [1, 2]\n".utf8)
    for length in 0...text.count {
      _ = try? MetaLearningConfig(yaml: String(decoding: text[..<length], as: UTF8.self))
    }
    for place in text.indices {
      for byte in [0, 9, 10, 13, 34, 38, 39, 42, 58, 63, 91, 123, 127, 255] as [UInt8] {
        var damaged = text
        damaged[place] = byte
        _ = try? MetaLearningConfig(yaml: String(decoding: damaged, as: UTF8.self))
      }
    }
  }
}

import Logging
import MetaLearning
import MetaScript
import TensorCore

/// `utils.config`.
func makeConfigModule(_ machine: Machine, _ module: ModuleRef) throws(Raised) {
  machine.define(
    [
      Builtin("_read_config(path)", does: "The fields that a YAML file sets, and the defaults.") {
        call throws(Raised) in
        let machine = call.machine
        let path = try machine.pathText(call[0])
        let files = machine.fileSystem
        let config = try machine.native {
          // A file that cannot be read is Python's own error.
          _ = try files.read(path, limit: 1 << 20)
          return try MetaLearningConfig(yamlFile: path, files: files)
        }
        return try machine.value(of: config.options)
      }
    ], in: module)
  try machine.run(prelude: configPrelude, in: module)
}

private let configPrelude = #"""
  from dataclasses import dataclass, asdict as _asdict
  from utils.errors import MetaLearningError

  @dataclass
  class MetaLearningConfig:
      """Configuration for meta-learning experiments."""
      algorithm: str = "reptile"
      meta_batch_size: int = 4
      num_meta_iterations: int = 1000
      inner_lr: float = 0.01
      outer_lr: float = 0.001
      num_inner_steps: int = 5
      eval_interval: int = 100
      save_interval: int = 500

      def _repr_table_(self):
          return "MetaLearningConfig", None, list(vars(self).items())

      @classmethod
      def from_yaml(cls, path):
          """Loads a YAML file of these fields; others, and wrong types, are refused."""
          return cls(**_read_config(path))

      def to_dict(self):
          """The fields in a dictionary."""
          return _asdict(self)
  """#

/// `utils.logging`.
func makeLoggingModule(_ machine: Machine, _ module: ModuleRef) throws(Raised) {
  machine.define(
    [
      Builtin("_open_log(name, log_dir, level)", does: "Where a logger's lines go.") {
        call throws(Raised) in
        let machine = call.machine
        let name = try call.text(0).text
        let folder = call.isAbsent(1) ? nil : try machine.pathText(call[1])
        let level = try call.text(2).text
        let console = HostConsole(machine.host.writeError)
        let logger = try machine.native {
          try setupLogger(
            name, logDir: folder, level: level, files: machine.fileSystem, console: console.write)
        }
        let type = try machine.nativeType(
          named: "LogSink", module: "metapeft", construct: nil, methods: LogSink.methods)
        return call.heap.native(LogSink(logger), type: type)
      }
    ], in: module)
  try machine.run(prelude: loggingPrelude, in: module)
}

/// The host's standard error, as loggers take it.
private final class HostConsole: @unchecked Sendable {
  // Unchecked: a script's loggers write on the session's thread only, as the host expects.
  private let body: ([UInt8]) -> String?
  init(_ body: @escaping ([UInt8]) -> String?) { self.body = body }

  @Sendable func write(_ line: String) { _ = body(Array(line.utf8)) }
}

/// A logger of swift-log behind a logger of the script's `logging`.
private final class LogSink: BoundObject {
  let logger: Logger

  init(_ logger: Logger) {
    self.logger = logger
    super.init()
  }

  static let methods: [Builtin] = [
    Builtin("write(self, level, message)", does: "Writes one line.") { call throws(Raised) in
      let logger = try call.receiver(LogSink.self).logger
      let number = try call.int(1, or: 20)
      let level = LogLevel.allCases.last { $0.rawValue <= number } ?? .debug
      let message = try call.text(2).text
      logger.log(level: level.swiftLevel, "\(message)")
      return .none
    }
  ]
}

private let loggingPrelude = #"""
  import logging
  from utils.errors import MetaLearningError

  class _Handler(logging.Handler):
      def __init__(self, sink):
          super().__init__()
          self._sink = sink

      def emit(self, record):
          self._sink.write(record.levelno, record.getMessage())

  def setup_logger(name, log_dir=None, level="INFO"):
      """A logger that writes to the console and, with log_dir, to log_dir/name.log."""
      handler = _Handler(_open_log(name, log_dir, level))
      logger = logging.getLogger(name)
      for old in list(logger.handlers):
          logger.removeHandler(old)
      logger.addHandler(handler)
      logger.setLevel(level.upper())
      logger.propagate = False
      return logger
  """#

/// `utils.baseline`.
func makeBaselineModule(_ machine: Machine, _ module: ModuleRef) throws(Raised) {
  for name in ["meta_learning.models", "utils.errors"] {
    _ = try machine.importModule(name, from: machine.builtins, leaf: true)
  }
  machine.define(BaselineRows.functions, in: module)
  try machine.run(prelude: baselinePrelude, in: module)
}

enum BaselineRows {
  static let functions: [Builtin] = [
    Builtin("_finetune(model, train, test, steps, lr, loss_fn)", does: "A learning curve.") {
      call throws(Raised) in
      let machine = call.machine
      let model = try machine.model(call[0])
      let (train, test) = (try machine.examples(call[1]), try machine.examples(call[2]))
      let (steps, rate) = (try machine.index(call[3]), try machine.number(call[4]))
      let loss = call.isAbsent(5) ? nil : machine.loss(call[5])
      let progress = NativeProgress(machine, label: "fine-tuning")
      defer { progress.finish() }
      let result = try machine.native {
        try BaselineComparison.evaluateStandardFinetuning(
          model, train: train, test: test, steps: steps, learningRate: rate, loss: loss
        ) { progress.report($0.step, of: steps, [("test_loss", $0.testLoss)]) }
      }
      return try report(result, machine)
    },
    Builtin("_compare(meta, standard, episodes, k_shots, steps, lr, target, loss_fn)", does: "") {
      call throws(Raised) in
      let machine = call.machine
      let (meta, standard) = (try machine.model(call[0]), try machine.model(call[1]))
      let (episodes, shots) = (try machine.episodes(call[2]), try machine.integers(call[3]))
      let (steps, rate) = (try machine.index(call[4]), try machine.number(call[5]))
      let target = try machine.number(call[6])
      let loss = call.isAbsent(7) ? nil : machine.loss(call[7])
      let progress = NativeProgress(machine, label: "comparison")
      defer { progress.finish() }
      let all = try machine.native {
        try BaselineComparison.compareFewShotPerformance(
          metaLearned: meta, standard: standard, episodes: episodes, shots: shots, steps: steps,
          learningRate: rate, targetAccuracy: target, loss: loss
        ) { progress.report($0, of: $1) }
      }
      let result = try machine.heap.dict()
      for comparison in all {
        try machine.set(
          .int(comparison.shots), to: try machine.dict(ofNumbers: comparison.entries), in: result)
      }
      return result.value
    },
  ]

  /// The learning curve by columns, and the last of each.
  private static func report(
    _ result: FinetuningResult, _ machine: Machine
  ) throws(Raised) -> Value {
    let heap = machine.heap
    let curve = result.curve
    let isClassification = result.final.testAccuracy != nil
    var columns: [(name: String, value: Value)] = [
      ("step", try heap.list(curve.map { .int($0.step) })),
      ("train_loss", try heap.list(curve.map { .float($0.trainLoss) })),
      ("test_loss", try heap.list(curve.map { .float($0.testLoss) })),
    ]
    if isClassification {
      columns.append(("test_acc", try heap.list(curve.map { .float($0.testAccuracy ?? .nan) })))
    }
    var entries: [(name: String, value: Value)] = [("learning_curve", try machine.dict(columns))]
    if let accuracy = result.final.testAccuracy { entries.append(("final_acc", .float(accuracy))) }
    entries.append(("final_loss", .float(result.final.testLoss)))
    entries.append(("final_train_loss", .float(result.final.trainLoss)))
    entries.append(("num_steps", .int(result.final.step)))
    return try machine.dict(entries)
  }
}

private let baselinePrelude = #"""
  from utils.errors import MetaLearningError, TaskSamplingError

  class BaselineComparison:
      """Meta-learning against standard fine-tuning. Both leave the models as they were."""

      @staticmethod
      def evaluate_standard_finetuning(model, train_data, test_data, num_steps=100, lr=0.01,
                                       loss_fn=None):
          """Fine-tunes on train_data: {"learning_curve", "final_acc", "final_loss", ...}."""
          return _finetune(model, train_data, test_data, num_steps, lr, loss_fn)

      @staticmethod
      def compare_few_shot_performance(meta_learned_model, standard_model, episodes,
                                       k_shots=[1, 5, 10], num_steps=5, lr=0.01, target_acc=0.8,
                                       loss_fn=None):
          """{k: {"meta_acc", "baseline_acc", "improvement", "p_value", "ci_low", "ci_high", ...}}"""
          return _compare(meta_learned_model, standard_model, episodes, k_shots, num_steps, lr,
                          target_acc, loss_fn)
  """#

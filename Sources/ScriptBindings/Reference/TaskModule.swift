import MetaLearning
import MetaScript
import TensorCore

/// `task_embedding.task_distribution`.
func makeTaskModule(_ machine: Machine, _ module: ModuleRef) throws(Raised) {
  machine.define(TaskRows.functions, in: module)
  try machine.run(prelude: taskPrelude, in: module)
}

enum TaskRows {
  private static func object(_ call: Call) throws(Raised) -> TasksObject {
    try call.receiver(TasksObject.self)
  }

  private static func type(_ machine: Machine) throws(Raised) -> TypeRef {
    try machine.nativeType(named: "Tasks", module: "metapeft", construct: nil, methods: methods)
  }

  static let functions: [Builtin] = [
    Builtin("_make_tasks(configs, seed)", does: "A distribution of tasks.") { call throws(Raised) in
      let machine = call.machine
      var (configs, values): ([TaskConfig], [Value]) = ([], [])
      try machine.iterate(call[0]) { value throws(Raised) in
        configs.append(try config(value, machine))
        values.append(value)
        return true
      }
      let (all, seed) = (configs, try call.optionalInt(1))
      let tasks = try machine.native {
        try TaskDistribution(all, seed: seed, files: machine.fileSystem)
      }
      return call.heap.native(
        TasksObject(tasks, configs: values, machine), type: try type(machine))
    }
  ]

  /// The fields of a script's `TaskConfig`.
  private static func config(_ value: Value, _ machine: Machine) throws(Raised) -> TaskConfig {
    func field(_ name: String) throws(Raised) -> Value {
      try machine.attribute(machine.heap.intern(name), of: value)
    }
    func text(_ name: String) throws(Raised) -> String {
      let found = try field(name)
      guard let text = StringRef(machine.unwrap(found)) else { throw wrong(name, "str", found) }
      return text.text
    }
    func number(_ name: String) throws(Raised) -> Int {
      let found = try field(name)
      guard found.isInt else { throw wrong(name, "int", found) }
      return found.asInt
    }
    func wrong(_ name: String, _ wanted: String, _ found: Value) -> Raised {
      machine.error(
        .typeError, "TaskConfig.\(name) must be \(wanted), not \(machine.type(of: found).name)")
    }
    let params = try field("task_params")
    return TaskConfig(
      taskID: try text("task_id"), taskFamily: try text("task_family"),
      numClasses: try number("num_classes"), inputDim: try number("input_dim"),
      supportSize: try number("support_size"), querySize: try number("query_size"),
      taskParams: params.isNone ? nil : try machine.options(params))
  }

  private static let methods: [Builtin] = [
    Builtin("sample(self, task_id)", does: "The next episode, with its task.") {
      call throws(Raised) in
      let (machine, object) = (call.machine, try object(call))
      let name = call.isAbsent(1) ? nil : try call.text(1).text
      let task = try machine.native { try object.tasks.drawNext(name) }
      return try object.drawnEpisode(ofTaskAt: task, machine)
    },
    Builtin("embedding(self, task_id)", does: "Features of a task.") { call throws(Raised) in
      let (object, name) = (try object(call), try call.text(1).text)
      return try call.machine.array { try object.tasks.taskEmbedding(name) }
    },
    Builtin("split(self, ratio)", does: "Two distributions.") { call throws(Raised) in
      let (machine, object) = (call.machine, try object(call))
      let ratio = try machine.number(call[1])
      let parts = try machine.native { try object.tasks.splitTasks(trainRatio: ratio) }
      var byName: [[UInt8]: Value] = [:]
      for (config, value) in zip(object.tasks.taskConfigs, object.configs) {
        byName[Array(config.taskID.utf8)] = value
      }
      func part(_ tasks: TaskDistribution) throws(Raised) -> Value {
        let configs = tasks.taskConfigs.compactMap { byName[Array($0.taskID.utf8)] }
        return machine.heap.native(
          TasksObject(tasks, configs: configs, machine), type: try type(machine))
      }
      return try machine.heap.tuple([try part(parts.train), try part(parts.validation)])
    },
    Builtin("configs(self)", does: "The configurations.") { call throws(Raised) in
      try call.heap.list(try object(call).configs)
    },
  ]
}

private let taskPrelude = #"""
  from dataclasses import dataclass
  from utils.errors import MetaLearningError, TaskSamplingError

  @dataclass
  class TaskConfig:
      """Configuration for a meta-learning task."""
      task_id: str
      task_family: str
      num_classes: int
      input_dim: int
      support_size: int
      query_size: int
      task_params: dict | None = None

      def _repr_table_(self):
          return "TaskConfig", None, list(vars(self).items())

  class TaskDistribution:
      """Manages distribution of meta-learning tasks: episodes, embeddings, splits.

      Attributes: task_configs, seed.
      """

      def __init__(self, task_configs, seed=None):
          self.task_configs = list(task_configs)
          self.seed = seed
          self._native = _make_tasks(self.task_configs, seed)

      def sample_episode(self, task_id=None):
          """(task_config, support_x, support_y, query_x, query_y) of a task, or of a random one."""
          return self._native.sample(task_id)

      def get_task_embedding(self, task_id):
          """[log size, shots, classes, inputs, complexity], with complexity =
          log(1 + classes * inputs / shots)."""
          return self._native.embedding(task_id)

      def split_tasks(self, train_ratio=0.8):
          """(train_distribution, val_distribution), a function of the seed."""
          parts = []
          for native in self._native.split(train_ratio):
              part = TaskDistribution.__new__(TaskDistribution)
              part.task_configs = native.configs()
              part.seed = self.seed
              part._native = native
              parts.append(part)
          return tuple(parts)

      def __len__(self):
          return len(self.task_configs)

      def _repr_table_(self):
          rows = [(c.task_id, c.task_family, c.num_classes, c.input_dim, c.support_size,
                   c.query_size) for c in self.task_configs]
          headers = ["task_id", "task_family", "num_classes", "input_dim", "support_size",
                     "query_size"]
          return f"{len(rows)} tasks, seed {self.seed}", headers, rows

      def __repr__(self):
          return f"TaskDistribution({len(self.task_configs)} tasks, seed={self.seed})"
  """#

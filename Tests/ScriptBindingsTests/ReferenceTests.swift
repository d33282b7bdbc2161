import Foundation
import MetaScript
import Testing

/// The API reference's classes as scripts see them. What is expected is the reference's text, or a
/// law: the same computation written another way.
struct ReferenceTests {
  private static let setup = """
    import mlx.core as mx, mlx.nn as nn
    from meta_learning.models import SimpleClassifier, cross_entropy_loss, accuracy
    from meta_learning.reptile import ReptileLearner
    from task_embedding.task_distribution import TaskConfig, TaskDistribution
    from utils.errors import MetaLearningError, TaskSamplingError, AdapterCreationError
    from adapter_generation.adapter_factory import AdapterFactory
    from adapter_generation.peft_integration import LoRAAdapter
    from utils.baseline import BaselineComparison
    from utils.config import MetaLearningConfig
    configs = [TaskConfig(task_id=f"task_{i}", task_family="linear_classification",
                          num_classes=2, input_dim=2, support_size=5, query_size=20)
               for i in range(20)]
    dist = TaskDistribution(configs, seed=42)
    episodes = [dist.sample_episode()[1:] for _ in range(4)]
    mx.random.seed(7)
    model = SimpleClassifier(input_dim=2)
    """

  private func printed(_ text: String) throws -> String {
    let script = try Script()
    _ = try script.run(Self.setup)
    return try script.run(text)
  }

  @Test
  func `the src prefix names the same objects`() throws {
    let text = """
      from src.meta_learning.models import SimpleClassifier as Other
      from src.utils.errors import TaskSamplingError as Error
      import src.task_embedding.task_distribution as tasks
      print(Other is SimpleClassifier, Error is TaskSamplingError,
            tasks.TaskConfig is TaskConfig, isinstance(model, nn.Module))
      """
    #expect(try printed(text) == "True True True True")
  }

  @Test
  func `names, defaults and attributes are the reference's`() throws {
    let text = """
      print(model.input_dim, model.hidden_dim, model.num_classes, model(mx.ones((32, 2))).shape)
      learner = ReptileLearner(model)
      print(learner.model is model, learner.inner_lr, learner.outer_lr, learner.num_inner_steps)
      print(configs[0].task_params, dist.seed, len(dist.task_configs), dist.task_configs[3] is configs[3])
      print(MetaLearningConfig())
      update = LoRAAdapter(in_features=6, out_features=4)
      print(update.rank, update.alpha, update.dropout, update(mx.ones((3, 6))).tolist() == [[0.0] * 4] * 3)
      """
    #expect(
      try printed(text) == """
        2 64 2 (32, 2)
        True 0.01 0.001 5
        None 42 20 True
        MetaLearningConfig(algorithm='reptile', meta_batch_size=4, num_meta_iterations=1000, \
        inner_lr=0.01, outer_lr=0.001, num_inner_steps=5, eval_interval=100, save_interval=500)
        8 16.0 0.0 True
        """)
  }

  @Test
  func `an episode's arrays are the same whenever they are read`() throws {
    let text = """
      def distribution():
          return TaskDistribution([
              TaskConfig(task_id="small", task_family="linear_classification", num_classes=3,
                         input_dim=2, support_size=5, query_size=7),
              TaskConfig(task_id="values", task_family="sinusoid", num_classes=1, input_dim=1,
                         support_size=10, query_size=10),
              TaskConfig(task_id="large", task_family="gaussian_clusters", num_classes=4,
                         input_dim=9, support_size=50, query_size=100)], seed=1)
      at_once, later = distribution(), distribution()
      read = [[v.tolist() for v in at_once.sample_episode()[1:]] for _ in range(300)]
      kept = [later.sample_episode() for _ in range(300)]
      for _ in range(20_000): later.sample_episode("small")
      print([[v.tolist() for v in reversed(e[:0:-1])] for e in kept] == read)
      one = distribution().sample_episode("values")
      x = y = one[1]
      same, equal = id(x), mx.array(x)
      x += 1
      print(one[1] is y, id(y) == same, (y == equal + 1).all().item(), type(y) is mx.array)
      print({y: 1}[one[1]], y.shape, y.dtype, one[2].shape, one[2].dtype)
      """
    #expect(
      try printed(text) == """
        True
        True True True True
        1 (10, 1) mlx.core.float32 (10, 1) mlx.core.float32
        """)
  }

  @Test
  func `episodes, embeddings and splits are the reference's`() throws {
    let text = """
      config, support_x, support_y, query_x, query_y = dist.sample_episode("task_3")
      print(config is configs[3], support_x.shape, support_y.shape, query_x.shape, query_y.dtype)
      print(dist.get_task_embedding("task_0").shape)
      train, val = dist.split_tasks(train_ratio=0.8)
      print(len(train.task_configs), len(val.task_configs), isinstance(val, TaskDistribution))
      print(sorted(c.task_id for c in train.task_configs + val.task_configs)
            == sorted(c.task_id for c in configs))
      """
    #expect(
      try printed(text) == """
        True (5, 2) (5,) (20, 2) mlx.core.int32
        (5,)
        16 4 True
        True
        """)
  }

  @Test
  func `a learner gives the reference's keys, and evaluating changes nothing`() throws {
    let text = """
      learner = ReptileLearner(model, inner_lr=0.1, outer_lr=1.0)
      before = model.parameters()["layer1"]["weight"]
      results = learner.evaluate(episodes, cross_entropy_loss)
      print("step_1_acc" in results, "step_5_acc" in results, type(results["final_loss"]))
      print(mx.array_equal(before, model.parameters()["layer1"]["weight"]).item())
      print(sorted(learner.meta_train_step(episodes, cross_entropy_loss)))
      print(mx.array_equal(before, model.parameters()["layer1"]["weight"]).item())
      """
    #expect(
      try printed(text) == """
        True True <class 'float'>
        True
        ['param_diff', 'query_loss', 'support_loss']
        False
        """)
  }

  @Test
  func `any callable is a loss, and a module of the script learns like the native one`() throws {
    let text = """
      class Net(nn.Module):
          def __init__(self):
              super().__init__()
              self.layer1 = nn.Linear(2, 64)
              self.layer2 = nn.Linear(64, 64)
              self.layer3 = nn.Linear(64, 2)

          def __call__(self, x):
              return self.layer3(nn.relu(self.layer2(nn.relu(self.layer1(x)))))

      def written(logits, targets):
          return mx.mean(nn.losses.cross_entropy(logits, targets))

      losses = [cross_entropy_loss, written, lambda z, y: written(z, y)]
      makers = [lambda: SimpleClassifier(2), Net]
      values = []
      for loss in losses:
          for make in makers:
              mx.random.seed(7)
              net = make()
              learner = ReptileLearner(net, inner_lr=0.1, outer_lr=1.0)
              learner.meta_train_step(episodes, loss)
              assert learner.model is net
              values.append(learner.meta_train_step(episodes, loss)["query_loss"])
      print(max(values) - min(values) < 1e-5)
      """
    #expect(try printed(text) == "True")
  }

  @Test
  func `errors are the reference's, and a script's own come back unwrapped`() throws {
    let text = """
      class Boom(Exception):
          pass

      def boom(logits, targets):
          raise Boom("inside")

      learner = ReptileLearner(model)
      for attempt in [
          lambda: dist.sample_episode(task_id="nonexistent"),
          lambda: AdapterFactory.create_adapter("prefix", model, {}),
          lambda: AdapterFactory.create_adapter("lora", model, {"rnk": 8}),
          lambda: learner.meta_train_step([], cross_entropy_loss),
          lambda: learner.meta_train_step(episodes, boom),
          lambda: learner.meta_train_step([(1, 2)], boom),
          lambda: model(mx.ones((3, 5))),
          lambda: MetaLearningConfig.from_yaml("missing.yaml"),
      ]:
          try:
              attempt()
          except Exception as error:
              print(type(error).__name__, isinstance(error, MetaLearningError))
      """
    #expect(
      try printed(text) == """
        TaskSamplingError True
        AdapterCreationError True
        AdapterCreationError True
        MetaLearningError True
        Boom False
        TypeError False
        ValueError False
        PermissionError False
        """)
  }

  @Test
  func `an adapter is called like its model and trains alone`() throws {
    let text = """
      x = mx.ones((3, 2))
      adapter = AdapterFactory.create_adapter("lora", model, {"rank": 8, "alpha": 16})
      print(adapter.rank, adapter.alpha, mx.array_equal(adapter(x), model(x)).item())
      print(model.trainable_parameters(), sorted(adapter.trainable_parameters()["layer2"]))
      frozen = model.parameters()["layer1"]["weight"]
      learner = ReptileLearner(adapter, inner_lr=0.1, outer_lr=1.0)
      learner.meta_train_step(episodes, cross_entropy_loss)
      learner.meta_train_step(episodes, cross_entropy_loss)
      print(mx.array_equal(frozen, model.parameters()["layer1"]["weight"]).item(),
            mx.array_equal(adapter(x), model(x)).item())
      adapted = adapter(x)
      adapter.merge()
      print(mx.allclose(adapted, model(x), atol=1e-5).item(), adapter.is_merged)
      adapter.unmerge()
      print(mx.array_equal(frozen, model.parameters()["layer1"]["weight"]).item())
      """
    #expect(
      try printed(text) == """
        8 16.0 True
        {} ['lora_A', 'lora_B']
        True False
        True True
        True
        """)
  }

  @Test
  func `a module of the script can be adapted`() throws {
    let text = """
      class Net(nn.Module):
          def __init__(self):
              super().__init__()
              self.body = [nn.Linear(2, 16), nn.Linear(16, 16)]
              self.head = nn.Linear(16, 2)

          def __call__(self, x):
              for layer in self.body:
                  x = nn.relu(layer(x))
              return self.head(x)

      net = Net()
      x = mx.ones((3, 2))
      adapter = AdapterFactory.create_adapter("lora", net, {"rank": 2, "target_modules": ["head"]})
      print(mx.array_equal(adapter(x), net(x)).item(), adapter.trainable_parameters().keys())
      learner = ReptileLearner(adapter, inner_lr=0.5, outer_lr=1.0)
      before = net(x)
      for _ in range(3):
          learner.meta_train_step(episodes, cross_entropy_loss)
      print(mx.array_equal(before, net(x)).item(), mx.array_equal(before, adapter(x)).item())
      after = adapter(x)
      adapter.merge()
      print(mx.allclose(after, net(x), atol=1e-5).item())
      """
    #expect(try printed(text) == "True dict_keys(['head'])\nTrue False\nTrue")
  }

  @Test
  func `a comparison has an entry for each number of shots`() throws {
    let text = """
      comparison = BaselineComparison.compare_few_shot_performance(
          model, SimpleClassifier(2), episodes, k_shots=[1, 5])
      print(list(comparison), "meta_acc" in comparison[1], "baseline_acc" in comparison[5])
      _, x, y, x_test, y_test = dist.sample_episode()
      results = BaselineComparison.evaluate_standard_finetuning(model, (x, y), (x_test, y_test),
                                                                num_steps=3)
      print(results["final_acc"] == results["learning_curve"]["test_acc"][-1],
            results["learning_curve"]["step"])
      """
    #expect(try printed(text) == "[1, 5] True True\nTrue [0, 1, 2, 3]")
  }

  @Test
  func `checkpoints come back, and those of another model change nothing`() throws {
    try withFolder { folder in
      let script = try Script(folder: folder)
      _ = try script.run(Self.setup)
      let text = """
        learner = ReptileLearner(model)
        learner.save("checkpoints/deep/a.npz")
        other = ReptileLearner(SimpleClassifier(2))
        other.load("checkpoints/deep/a.npz")
        x = mx.ones((1, 2))
        print(mx.array_equal(other.model(x), model(x)).item())
        print(sorted(mx.load("checkpoints/deep/a.npz"))[:2])
        wide = ReptileLearner(SimpleClassifier(2, hidden_dim=32))
        try:
            wide.load("checkpoints/deep/a.npz")
        except MetaLearningError as error:
            print("layer1.weight" in str(error), "[64, 2]" in str(error), "[32, 2]" in str(error))
        """
      #expect(
        try script.run(text) == "True\n['layer1.bias', 'layer1.weight']\nTrue True True")
    }
  }

  @Test
  func `the usage examples run as they are`() throws {
    let examples = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "examples")
    try withFolder { folder in
      let configs = folder + "/configs"
      try FileManager.default.createDirectory(atPath: configs, withIntermediateDirectories: true)
      try "num_meta_iterations: 3\neval_interval: 2\nsave_interval: 2\n"
        .write(toFile: configs + "/default.yaml", atomically: true, encoding: .utf8)
      let script = try Script(folder: folder)
      let program = try String(
        contentsOf: examples.appending(path: "baseline_comparison.mps"), encoding: .utf8)
      let lines = try script.run(program).split(separator: "\n")
      #expect(lines.count == 12)
      #expect(lines.first == "1-shot accuracy:")
      let log = try String(contentsOfFile: folder + "/logs/meta_learning.log", encoding: .utf8)
      #expect(log == script.errors)
      #expect(log.contains(" - meta_learning - INFO - Iter 2: train_loss="))
      #expect(FileManager.default.fileExists(atPath: folder + "/checkpoints/reptile_iter_2.npz"))
    }
  }

  @Test
  func `reference names need no import where a session gives them`() throws {
    let script = try Script()
    try script.session.installReferenceNames()
    let text = """
      print(SimpleClassifier(10, hidden_dim=128, num_classes=3)(mx.random.normal((32, 10))).shape)
      print(TaskConfig, ReptileLearner, AdapterCreationError)
      """
    #expect(
      try script.run(text) == """
        (32, 3)
        <class 'task_embedding.task_distribution.TaskConfig'> \
        <class 'meta_learning.reptile.ReptileLearner'> \
        <class 'utils.errors.AdapterCreationError'>
        """)
  }
}

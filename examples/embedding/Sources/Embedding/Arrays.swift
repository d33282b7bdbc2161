import MetaPEFT

/// The arrays and the learners, for a session that asks for them.
func arrays() throws {
  let session = try Session()
  try session.installBindings()
  try session.run(
    """
    import mlx.core as mx
    from meta_learning.models import SimpleClassifier, cross_entropy_loss
    from meta_learning.reptile import ReptileLearner
    from task_embedding.task_distribution import TaskConfig, TaskDistribution

    total = mx.sum(mx.array([[1.0, 2.0], [3.0, 4.0]])).item()
    tasks = TaskDistribution(
        [TaskConfig("task", "linear_classification", 2, 2, 5, 20)], seed=1)
    learner = ReptileLearner(SimpleClassifier(input_dim=2, hidden_dim=8, num_classes=2))
    metrics = learner.meta_train_step([tasks.sample_episode()[1:]], cross_entropy_loss)
    keys = sorted(metrics)
    """, name: "arrays.mps")
  expect(try session.value(of: "total") == .float(10))
  guard case .list(let keys)? = try session.value(of: "keys") else {
    return expect(false, "the step's metrics have no keys")
  }
  for key in ["param_diff", "query_loss", "support_loss"] { expect(keys.contains(.string(key))) }
}

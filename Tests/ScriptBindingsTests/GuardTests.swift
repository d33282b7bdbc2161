import Foundation
import Testing

/// Learners replay a script's own models and losses only where that changes nothing.
struct GuardTests {
  private static func program(_ name: String) throws -> String {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Replay")
    return try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  /// The programs train with losses and models that read, change and draw all kinds of things, print
  /// every step, and assert what is replayed and what the log says of the rest.
  @Test(arguments: [("guards.mps", 400), ("steps.mps", 90), ("statistics.mps", 100)])
  func `training prints the same with and without replays`(name: String, lines: Int) throws {
    let text = try Self.program(name)
    let eager = try Script(replaying: false).run("REPLAY = False\n" + text)
    let replayed = try Script().run("REPLAY = True\n" + text)
    #expect(replayed == eager)
    #expect(eager.split(separator: "\n").count > lines)
  }

  /// The program walks all names of the array modules and says what has no case or other bits.
  @Test func `every operation replays to the bit, and its gradient`() throws {
    let output = try Script().run(Self.program("operations.mps"))
    #expect(output == "without a case: []\nno more there: []\nTrue True")
  }

  @Test func `plans can be read`() throws {
    let output = try Script().run(
      """
      import mlx.core as mx
      import mlx.nn as nn
      from meta_learning.reptile import ReptileLearner
      x = mx.ones((3, 2))
      compiled = mx.compile(lambda x: mx.maximum(x @ x.T, 0))
      compiled(x)
      print(*compiled.plans())
      learner = ReptileLearner(nn.Linear(2, 2), num_inner_steps=1)
      print(learner.plans())
      learner.meta_train_step([(x, x, x, x)], lambda y, t: (y - t).square().mean())
      print([step in learner.plans()[0] for step in ("matmul+bias", "matmul+scale+subtract_from", "state 0")])
      """)
    #expect(
      output == """
        %0 = input  float32 [3, 2]  @0
        %1 = transpose(%0)  float32 [2, 3]  @64
        %2 = matmul+relu(%0, %1)  float32 [3, 3]  @128
        return %2
        []
        [True, True, True]
        """)
  }

  @Test func `a recording lives no longer than its learner`() throws {
    #expect(try Script().run(Self.trainers) == "True")
  }

  /// Sixty trainers, each a megabyte that its loss refers to, and each in a cycle with its learner.
  private static let trainers = """
    import mlx.core as mx
    import mlx.nn as nn
    from meta_learning.reptile import ReptileLearner
    class Trainer:
        def __init__(self):
            self.net = nn.Linear(2, 2)
            self.padding = mx.zeros((250_000,))
            self.learner = ReptileLearner(self.net, num_inner_steps=1)
        def loss(self, logits, targets):
            return (logits - targets).square().mean() + 0 * self.padding[0]
    x, y = mx.ones((3, 2)), mx.zeros((3, 2))
    for i in range(60):
        trainer = Trainer()
        trainer.learner.meta_train_step([(x, y, x, y)], trainer.loss)
        assert trainer.learner.plans()
    print(mx.get_active_memory() < 40_000_000)
    """
}

import Foundation
import MetaScript
import Synchronization
import Testing

/// What a session's bounds mean for arrays and native training.
struct LimitTests {
  @Test
  func `arrays count as the script's memory, and garbage does not`() throws {
    let script = try Script(bytes: 64 << 20)
    let text = """
      import mlx.core as mx
      for _ in range(100):
          a = mx.zeros((1 << 20,))
          a += 1
      print(a.sum())
      """
    #expect(try script.run(text) == "array(1.04858e+06, dtype=float32)")
    let failure = script.failure("kept = [mx.zeros((1 << 20,)) for _ in range(100)]")
    #expect(failure.hasPrefix("LimitReached: memory limit"))
  }

  @Test
  func `more than memory can be is a MemoryError`() throws {
    let failure = try Script().failure("import mlx.core as mx; mx.zeros((1 << 31, 1 << 31))")
    #expect(failure.hasPrefix("MemoryError"))
  }

  @Test
  func `a list that holds itself is no array`() throws {
    let failure = try Script().failure(
      "import mlx.core as mx\na = []\na.append(a)\nmx.array(a)")
    #expect(failure.hasPrefix("ValueError: Sequences are nested"))
  }

  @Test
  func `without files, loading and saving are refused`() throws {
    let script = try Script()
    for line in ["mx.load('a.npz')", "mx.save('a', mx.ones(1))"] {
      #expect(script.failure("import mlx.core as mx; \(line)").hasPrefix("PermissionError"))
    }
  }

  @Test
  func `cancelling ends a large product at once, and the session lives on`() throws {
    let script = try Script()
    let session = script.session
    _ = try script.run("import mlx.core as mx\na = mx.ones((4096, 4096))")
    let clock = ContinuousClock()
    let asked = Mutex(clock.now)
    let thread = Thread {
      Thread.sleep(forTimeInterval: 0.3)
      asked.withLock { $0 = clock.now }
      session.cancel()
    }
    thread.start()
    let failure = script.failure("for _ in range(1000): b = a @ a")
    #expect(failure.hasPrefix("KeyboardInterrupt"))
    // 0.2 s on a quiet machine; tests share theirs.
    #expect(clock.now - asked.withLock { $0 } < .seconds(2))
    #expect(try script.run("print(mx.ones((2, 2)) @ mx.ones((2, 2)))").contains("2, 2"))
  }

  @Test(arguments: ["mx.zeros((1 << 40,))", "mx.ones((1 << 31, 1 << 31))", "mx.eye(1 << 25)"])
  func `an array beyond memory is a MemoryError that names the size`(line: String) throws {
    let failure = try Script().failure("import mlx.core as mx; \(line)")
    #expect(failure.hasPrefix("MemoryError") && failure.contains { $0.isNumber })
  }

  @Test
  func `cancelling ends native training, and the session lives on`() throws {
    let script = try Script()
    let session = script.session
    _ = try script.run(
      """
      import mlx.core as mx
      from meta_learning.models import SimpleClassifier, cross_entropy_loss
      from meta_learning.reptile import ReptileLearner
      episode = (mx.ones((4, 2)), mx.array([0, 1, 0, 1]), mx.ones((4, 2)), mx.array([0, 1, 0, 1]))
      learner = ReptileLearner(SimpleClassifier(2), num_inner_steps=1 << 40)
      """)
    let thread = Thread {
      Thread.sleep(forTimeInterval: 0.3)
      session.cancel()
    }
    thread.start()
    let failure = script.failure("learner.meta_train_step([episode], cross_entropy_loss)")
    #expect(failure.hasPrefix("KeyboardInterrupt"))
    #expect(try script.run("print(mx.ones(2) + 1)") == "array([2, 2], dtype=float32)")
  }
}

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
  func `arrays in garbage that holds itself are freed`() throws {
    let script = try Script(bytes: 64 << 20)
    let cell = """
      import mlx.core as mx
      class Holder: pass
      for i in range(20):
          a = Holder()
          a.me, a.array = a, mx.zeros((1 << 18,))
          l = [mx.ones((1 << 18,))]
          l.append(l)
          def f(x=mx.zeros((1 << 18,))): return f
          f.me = f
      print(l[0].size)
      """
    // 60 MB each.
    for _ in 0..<10 { #expect(try script.run(cell) == "262144") }
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

  /// Work that takes seconds in one call, and what it works on.
  static let longCalls = [
    ("a = mx.ones((4096, 4096))", "a @ a"),
    ("a, w = mx.ones((16, 128, 128, 64)), mx.ones((8, 3, 3, 64))", "mx.conv2d(a, w)"),
    ("a = mx.ones((200, 200, 200))", "mx.einsum('ijk,ikl->ijl', a, a)"),
    ("a = mx.ones((4000, 10000))", "mx.softmax(a, axis=-1)"),
    ("a = mx.ones((50_000_000,))", "mx.exp(a)"),
    ("a = mx.random.normal((1000, 1000))", "mx.linalg.svd(a)"),
    ("a = mx.ones((10_000_000, 2))", "a.tolist()"),
  ]

  @Test(arguments: longCalls)
  func `cancelling ends a long call within a fifth of a second, and the session lives on`(
    setup: String, call: String
  ) throws {
    let script = try Script()
    let session = script.session
    _ = try script.run("import mlx.core as mx\n\(setup)")
    let clock = ContinuousClock()
    // Tests share the machine: the best of some tries tells how long the call itself takes.
    var best = Duration.seconds(60)
    for delay in [0.2, 0.35, 0.25, 0.4, 0.3, 0.5, 0.23, 0.45] where best >= .milliseconds(200) {
      let asked = Mutex(clock.now)
      let thread = Thread {
        Thread.sleep(forTimeInterval: delay)
        asked.withLock { $0 = clock.now }
        session.cancel()
      }
      thread.start()
      let failure = script.failure("while True: b = \(call)")
      best = min(best, clock.now - asked.withLock { $0 })
      #expect(failure.hasPrefix("KeyboardInterrupt"))
    }
    #expect(best < .milliseconds(200))
    #expect(try script.run("print(mx.ones((2, 2)) @ mx.ones((2, 2)))").contains("2, 2"))
  }

  @Test
  func `cancelling ends a save, and the old file stays`() throws {
    let folder = NSTemporaryDirectory() + "metapeft-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let script = try Script(folder: folder)
    let session = script.session
    _ = try script.run(
      """
      import mlx.core as mx
      path = '\(folder)/a.npy'
      mx.save(path, mx.ones(3))
      a = mx.zeros((1 << 27,))
      """)
    let thread = Thread {
      Thread.sleep(forTimeInterval: 0.3)
      session.cancel()
    }
    thread.start()
    #expect(script.failure("while True: mx.save(path + 'x', a)").hasPrefix("KeyboardInterrupt"))
    #expect(try script.run("print(mx.load(path).tolist())") == "[1.0, 1.0, 1.0]")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder).allSatisfy {
        !$0.hasSuffix("tmp")
      })
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

import Foundation
import MetaScript
import Testing

/// Memory over a long session, and after it.
struct GarbageTests {
  /// One cell of a session, which leaves garbage that holds itself, of every kind.
  private static let cell = """
    class Node:
        pass

    def closure():
        data = [0] * 100
        def inner(): return inner, data
        return inner

    def generator():
        me = yield
        yield me

    def failure():
        frame = [0] * 100
        try:
            raise ValueError(frame)
        except ValueError as error:
            error.me = error
            frame.append(error)
            kept = error
        return kept

    for i in range(200):
        a, b = Node(), Node()
        a.other, b.other, a.data = b, a, [i] * 100
        l = [i] * 100; l.append(l)
        d = dict.fromkeys(range(50)); d['self'] = d
        t = ([], i); t[0].append(t)
        g = generator(); next(g); g.send(g)
        f = closure()
        e = failure()
        e.__context__ = KeyError(e)
        class Made:
            data = [i] * 100
            def method(self): return Made
        Made.instance = Made()
        bound = Made.instance.method
        Made.bound = bound
        p = property(lambda self: p)
        s = {(a, i)}; a.s = s
        it = iter(l); l.append(it)
        x = lambda: x
        x.me = x
    """

  @Test
  func `garbage that holds itself is collected, cell after cell`() throws {
    var configuration = SessionConfiguration()
    configuration.limits.bytes = 48 << 20
    let session = try Session(configuration)
    // About 3 MB each: the sixtieth would be far above the limit.
    for _ in 0..<60 { try session.run(Self.cell) }
    try session.run("alive = len(l)")
  }

  @Test
  func `a session gives its memory back`() throws {
    try run(sessions: 2)
    let before = try residentBytes()
    try run(sessions: 60)
    // Each holds 25 MB at its end, 1.5 GB in all; other tests run beside this one and hold some too.
    #expect(try residentBytes() - before < 900 << 20)
  }

  private func run(sessions: Int) throws {
    for _ in 0..<sessions {
      let session = try Session()
      try session.run(
        """
        from collections import deque
        import io, re, functools
        queue = deque([1, 2, 3], maxlen=5)
        big = 'x' * 25000000
        lists = [[i] for i in range(10000)]
        numbers = [10 ** 400, 3 ** 1000]
        text = io.StringIO('x' * 1000000)
        words = re.compile('a+')
        part = functools.partial(print, queue)
        """)
    }
  }

  private func residentBytes() throws -> Int {
    let text = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
    let pages = try #require(Int(text.split(separator: " ")[1]))
    return pages * 4_096
  }
}

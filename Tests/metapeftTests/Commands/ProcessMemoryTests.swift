import Testing

/// The memory of the process itself over a long session: what the system counts, not the heap.
@Suite struct ProcessMemoryTests {
  /// Every kind of garbage that holds itself, about 8 MB in a round of each; rounds after the first
  /// must find the memory that is there enough.
  private static let script = """
    import collections, functools, io, itertools, re

    def resident():
        with open("/proc/self/statm") as file:
            return int(file.read().split()[1]) * 4096

    class Node: pass

    def lists():
        l = [0] * 500; l.append(l)
    def dicts():
        d = dict.fromkeys(range(200)); d["self"] = d
    def tuples():
        t = ([], *range(500)); t[0].append(t)
    def sets():
        a = Node(); a.members = {(a, i) for i in range(100)}
    def instances():
        a, b = Node(), Node()
        a.other, b.other, a.data = b, a, [0] * 500
    def closures():
        data = [0] * 500
        def inner(): return inner, data
    def generators():
        def make():
            me, data = (yield), [0] * 500
            yield me, data
        g = make(); next(g); g.send(g)
    def exceptions():
        frame = [0] * 500
        try: raise ValueError(frame)
        except ValueError as error:
            error.me = error
            frame.append(error)
    def classes():
        class Made:
            data = [0] * 500
            def method(self): return Made
        Made.bound = Made().method
    def properties():
        class Made:
            data = [0] * 500
            @property
            def own(self): return Made
        Made.one = Made()
    def deques():
        q = collections.deque([0] * 500); q.append(q)
    def defaults():
        d = collections.defaultdict(list); d[0] = [d] * 500
    def partials():
        l = [0] * 500; l.append(functools.partial(print, l))
    def caches():
        @functools.lru_cache(maxsize=None)
        def own(x): return own, [x] * 500
        own(1)
    def iterators():
        l = [0] * 500; l += [iter(l), map(len, l), itertools.cycle(l)]
    def matches():
        l = [re.match("(a+)", "a" * 8000)]; l.append(l)
    def streams():
        l = [io.StringIO("x" * 2000)]; l.append(l)
    def strings():
        l = ["x" * i for i in range(120)]; l.append(l)
    def integers():
        l = [3 ** 500 + i for i in range(50)]; l.append(l)

    kinds = [lists, dicts, tuples, sets, instances, closures, generators, exceptions, classes,
             properties, deques, defaults, partials, caches, iterators, matches, streams, strings,
             integers]
    def round(kind):
        for i in range(1000): kind()
    for kind in kinds: round(kind)
    for kind in kinds:
        before = resident()
        for i in range(3): round(kind)
        grown = resident() - before
        if grown > 10_000_000: print(kind.__name__, grown)
    """

  @Test func `garbage that holds itself does not grow the process`() throws {
    let outcome = try Binary.run("run", "-c", Self.script)
    #expect(outcome.status == 0 && outcome.output.isEmpty && outcome.errors.isEmpty)
  }

  @Test func `it needs no more memory than lives`() throws {
    let outcome = try Binary.run("run", "--max-memory", "16000000", "-c", Self.script)
    #expect(outcome.status == 0 && outcome.output.isEmpty && outcome.errors.isEmpty)
  }

  @Test func `an array above --max-memory is refused before its memory is touched`() throws {
    let script = """
      import mlx.core as mx
      try: mx.identity(1 << 15)
      except MemoryError: print('refused')
      with open('/proc/self/statm') as f: print(int(f.read().split()[1]) * 4096 < 500_000_000)
      """
    let outcome = try Binary.run("run", "--max-memory", "400000000", "-c", script)
    #expect(outcome.output == "refused\nTrue\n" && outcome.status == 0, "\(outcome.errors)")
  }
}

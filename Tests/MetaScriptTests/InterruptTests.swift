import Foundation
import MetaScript
import Synchronization
import Testing

/// Ctrl-C inside of what is written in Swift: a request to stop is seen while a built-in or an
/// operator works on much, and between two calls of it.
struct InterruptTests {
  /// What to prepare, and what to do again and again: milliseconds each time, hours in all.
  private static let work = [
    ("s = 'ab' * 2500000", "s.replace('a', 'ccc')"),
    ("s = 'ab ' * 500000", "s.split()"),
    ("s = 'a' * 5000000", "s.find('b')"),
    ("s = 'a' * 5000000", "'b' in s"),
    ("s = ' ' * 5000000", "s.strip()"),
    ("s = 'a' * 5000000; t = 'a' * 4999999 + 'b'", "s == t"),
    ("s = 'a' * 5000000", "s[::-1]"),
    ("s = 'a' * 5000000", "s + s"),
    ("s = 'äÖ' * 500000", "s.lower()"),
    ("s = 'ab' * 500000; t = {97: 'x'}", "s.translate(t)"),
    ("pass", "'{:50000000}'.format(1)"),
    ("pass", "'1'.zfill(50000000)"),
    ("pass", "'ab' * 50000000"),
    ("x = ['ab'] * 300000", "','.join(x)"),
    ("x = [0] * 3000000", "x.index(1) if 1 in x else x.count(1)"),
    ("x = [0] * 3000000", "x.reverse()"),
    ("x = [0] * 3000000", "x.insert(0, 1)"),
    ("x = [0] * 1000000", "x[0:1] = [1, 1]"),
    ("x = [0] * 3000000", "x + x"),
    ("x = tuple(range(300000))", "hash(x)"),
    ("x = [str(-i) for i in range(100000)]", "sorted(x)"),
    ("x = [(i % 7, i) for i in range(100000)]", "sorted(x)"),
    ("x = list(range(300000))", "sorted(x, key=abs)"),
    ("x = list(range(300000))", "set(x)"),
    ("x = [(i, i) for i in range(300000)]", "dict(x)"),
    ("d = {i: i for i in range(300000)}; e = dict(d)", "d == e"),
    ("a = set(range(300000)); b = set(range(9, 300000))", "a & b"),
    ("x = 3 ** 40000; y = 7 ** 10000", "x // y"),
    ("import math; x = 3 ** 40000", "math.isqrt(x)"),
    ("import math; x = 3 ** 80000; y = 7 ** 50000", "math.gcd(x, y)"),
    (
      "import sys; sys.setrecursionlimit(10 ** 6); a = []\nfor i in range(5000): a = [a]", "repr(a)"
    ),
    ("import itertools", "sum(itertools.repeat(1, 10 ** 12))"),
    ("import re", "re.match('(a+)+$', 'a' * 60 + 'b')"),
    ("import json; x = list(range(300000))", "json.dumps(x)"),
    ("import random; x = list(range(300000))", "random.shuffle(x)"),
  ]

  @Test(arguments: work)
  func `a request to stop is seen soon`(preparation: String, step: String) throws {
    let session = try Session()
    try session.run(preparation)
    let clock = ContinuousClock()
    let asked = Mutex(clock.now)
    let thread = Thread {
      Thread.sleep(forTimeInterval: 0.3)
      asked.withLock { $0 = clock.now }
      session.cancel()
    }
    thread.start()
    do throws(ScriptError) {
      try session.run("while True:\n    \(step)")
      Issue.record("the loop ended")
    } catch {
      #expect(error.kind == "KeyboardInterrupt")
    }
    // 20 ms on a quiet machine and a release build; these tests share theirs with others.
    #expect(clock.now - asked.withLock { $0 } < .seconds(10))
    try session.run("answer = 6 * 7")
    #expect(try session.value(of: "answer") == .int(42))
  }
}

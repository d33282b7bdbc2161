import MetaScript
import Testing

struct UnknownNamesTests {
  private func unknown(_ text: String) throws -> [String] {
    let tree = try parse(SourceText(name: "t", text: text))
    return unknownNames(
      in: tree, builtins: ["print", "range", "len"],
      importedNames: { $0 == "math" ? ["sin", "cos"] : nil }
    ).map { "\($0.place?.line ?? 0):\($0.place?.column ?? 0) \($0.message)" }
  }

  @Test func `names that are bound or built in are known`() throws {
    #expect(
      try unknown(
        """
        import a.b, c as d
        from e import f
        print(len(range(3)), a, d, f, __name__)
        for g, (h, *i) in a: print(g, h, i)
        def j(k, *l, m=1, **n): return k, l, m, n, j, late
        late = [o for o in a if (p := o)]
        print(p)
        class Q: r = 1; s = r
        with a as t: t
        try: pass
        except d as u: u
        def v():
          global w
          w = 1
        w
        lambda x: x
        """) == [])
  }

  @Test func `names that nothing binds are reported at each place`() throws {
    #expect(
      try unknown("x = lenn(y)\ndef f(total):\n  return totl + zzz\nzzz") == [
        "1:5 name 'lenn' is not defined. Did you mean: 'len'?",
        "1:10 name 'y' is not defined",
        "3:10 name 'totl' is not defined. Did you mean: 'total'?",
        "3:17 name 'zzz' is not defined",
        "4:1 name 'zzz' is not defined",
      ])
  }

  @Test func `a class's names are not those of its functions`() throws {
    #expect(
      try unknown("class A:\n  x = 1\n  def f(self): return x") == ["3:23 name 'x' is not defined"])
  }

  @Test func `import of everything makes names known`() throws {
    #expect(try unknown("from math import *\nsin(1); tan(1)") == ["2:9 name 'tan' is not defined"])
    #expect(try unknown("from elsewhere import *\nanything") == [])
  }
}

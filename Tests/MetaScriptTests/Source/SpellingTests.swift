import MetaScript
import Testing

/// The answers are CPython 3.11's, which prints them for a `NameError` in a module that has exactly
/// these names.
struct SpellingTests {
  @Test(
    arguments: [
      ("foo", ["fooo", "bar"], "fooo"), ("Foo", ["foo"], "foo"), ("pritn", ["print"], "print"),
      ("lenght", ["length", "len"], "length"), ("x", ["y"], nil), ("abc", ["xyz"], nil),
      ("value", ["valued", "values"], "valued"), ("a", [], nil),
      ("abcdefgh", ["abcdxyzh"], "abcdxyzh"),
      ("ab", ["xy"], nil),
    ] as [(String, [String], String?)])
  func `the nearest name is suggested`(name: String, candidates: [String], expected: String?) {
    #expect(Spelling.nearest(to: name, among: candidates) == expected)
  }

  @Test func `long names and lists are not searched`() {
    let long = String(repeating: "a", count: 41)
    #expect(Spelling.nearest(to: long, among: [long + "b"]) == nil)
    let many = (0..<800).map { "name\($0)" }
    #expect(Spelling.nearest(to: "nam", among: many) == nil)
  }
}

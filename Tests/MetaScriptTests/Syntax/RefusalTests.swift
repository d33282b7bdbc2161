import MetaScript
import Testing

/// Python that `.mps` leaves out, with what the message begins with and the column it stands at.
struct RefusalTests {
  @Test(arguments: [
    ("async def f(): pass", "async and await", 1),
    ("await f()", "async and await", 1),
    ("async with a: pass", "async and await", 1),
    ("[x async for x in y]", "async and await", 4),
    ("@a\nasync def f(): pass", "async and await", 1),
    ("x = b'a'", "bytes literals", 5),
    ("x = 'a' Rb'b'", "bytes literals", 9),
    ("x = 1 + 2j", "complex numbers", 9),
    ("x = 1e5J", "complex numbers", 5),
    ("match x:\n case 1+2j: pass", "complex numbers", 9),
    ("try: pass\nexcept* A: pass", "except*", 7),
    ("class A(metaclass=B): pass", "metaclasses", 9),
    ("class A(B, C): pass", "multiple inheritance", 12),
    ("class A(*B): pass", "bases from * or **", 9),
    ("class A(**B): pass", "bases from * or **", 9),
    ("f'{b\"\"}'", "bytes literals", 4),
  ])
  func `is refused by name and place`(program: String, message: String, column: Int) throws {
    let error = try #require(syntaxError(in: program))
    #expect(error.kind == "SyntaxError")
    #expect(error.message.hasPrefix("not part of .mps: " + message))
    #expect(error.place?.column == column)
  }

  @Test func `an integer beyond the limit is refused`() throws {
    let most = String(repeating: "f", count: 1 << 16)
    #expect(syntaxError(in: "x = 0x" + most) == nil)
    let error = try #require(syntaxError(in: "x = 0x1" + most))
    #expect(error.message == "not part of .mps: integers of more than 262144 bits")
  }

  @Test func `a long decimal literal is refused as in CPython`() throws {
    #expect(syntaxError(in: String(repeating: "9", count: 4300)) == nil)
    let error = try #require(syntaxError(in: String(repeating: "9", count: 4301)))
    #expect(
      error.message
        == "Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; "
        + "use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge "
        + "integer literals to avoid decimal conversion limits.")
  }
}

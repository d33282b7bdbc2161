"""Cells: In and Out, values kept, blocks, recall, pastes."""

from checks import expect, expect_equal, expect_in, scenario
from session import DOWN, UP, Session


@scenario("cells: prompts count, values are shown and kept")
def values() -> None:
    with Session() as s:
        expect_equal(s.cell("1 + 2"), "Out[1]: 3")
        expect_equal(s.cell("x = 20"), "")
        expect_equal(s.cell("_ + x"), "Out[3]: 23")
        expect_equal(s.cell("(_, __, _1, Out[3])"), "Out[4]: (23, 3, 3, 23)")
        expect_equal(s.cell("___"), "Out[5]: 3")
        expect_equal(s.cell("In[2]"), "Out[6]: 'x = 20'")
        expect_equal(s.cell("len(In), sorted(Out)"), "Out[7]: (8, [1, 3, 4, 5, 6])")
        expect_equal(s.cell("None"), "")
        expect_equal(s.cell("'a'; 'b'"), "Out[9]: 'b'")


@scenario("cells: a semicolon at the end hides the value")
def hidden() -> None:
    with Session() as s:
        expect_equal(s.cell("5"), "Out[1]: 5")
        expect_equal(s.cell("6;"), "")
        expect_equal(s.cell("7;  # why"), "")
        expect_equal(s.cell("_"), "Out[4]: 5")
        expect_equal(s.cell("'a;'"), "Out[5]: 'a;'")


@scenario("cells: a block ends at a blank line, a bracket where it closes")
def blocks() -> None:
    with Session() as s:
        expect_equal(s.cell("def f(n):", "return n * 2", ""), "def f(n):\n    return n * 2")
        expect_equal(s.cell("f(21)"), "Out[2]: 42")
        expect_in("Out[3]: [1, 2]", s.cell("[1,", "2]"))
        expect_equal(s.cell("if f(1): print('yes')"), "yes")
        shown = s.cell("t = '''a", "", "b'''")
        expect_equal(shown.split("\n")[-1], "b'''")
        expect_equal(s.cell("t"), "Out[6]: 'a\\n\\nb'")
        s.cell("for i in range(2):", "if i:", "print(i)", "\x7felse:", "print(-1)", "")
        expect_in("-1\n1", "\n".join(s.screen.text()))


@scenario("cells: an error shows its place and ends nothing")
def errors() -> None:
    with Session() as s:
        shown = s.cell("1 / 0")
        expect_in('File "<cell 1>", line 1', shown)
        expect_in("ZeroDivisionError: division by zero", shown)
        expect_in("SyntaxError", s.cell("a b"))
        expect_in("Did you mean: 'print'?", s.cell("prit(1)"))
        expect_equal(s.cell("2"), "Out[4]: 2")


@scenario("cells: a cell of several lines is recalled and edited as one piece")
def recall() -> None:
    with Session() as s:
        s.cell("def g(n):", "return n + 1", "")
        s.cell("g(1)")
        number = s.prompt()
        s.type(UP)
        s.line_until("In [3]: g(1)")
        s.type(UP)
        s.line_until("    return n + 1")
        s.type("00")
        s.line_until("    return n + 100")
        s.type(UP)
        s.line_until("def g(n):")
        s.type(DOWN)
        s.line_until("    return n + 100")
        s.type("\x05\r")
        s.settle()
        s.type("\r")
        s.next_prompt(number)
        expect_equal(s.cell("g(1)"), "Out[4]: 101")
        # What is recalled as it was runs with one Enter.
        s.type(UP + UP)
        s.line_until("    return n + 100")
        s.type("\r")
        expect_equal(s.next_prompt(5), 6)


@scenario("cells: a paste runs whole, blank lines in it included")
def paste() -> None:
    with Session() as s:
        number = s.prompt()
        s.paste("def h(n):\r\r    m = n\r\r    return m * 3\r\rh(4)\r")
        s.line_until("h(4)")
        s.type("\r")
        expect_in("Out[1]: 12", s.result(number))


@scenario("cells: prompts in front of pasted lines are left out")
def pasted_prompts() -> None:
    with Session() as s:
        s.prompt()
        s.paste(">>> a = 5\n>>> for i in range(2):\n...     a += i\n...\n>>> a\n6\n")
        s.line_until("a")
        s.type("\r")
        expect_in("Out[1]: 6", s.result(1))
        s.paste("In [3]: b = [\n   ...:     1,\n   ...: ]\n\nIn [4]: b\nOut[4]: [1]\n")
        s.settle()
        s.type("\r")
        expect_in("Out[2]: [1]", s.result(2))
        s.paste("        c = 1\n        if c:\n            c += 1\n        c")
        s.settle()
        s.type("\r")
        expect_in("Out[3]: 2", s.result(3))


@scenario("cells: output without a line end does not touch the prompt")
def open_line() -> None:
    with Session() as s:
        expect_equal(s.cell("print('x', end='')"), "x")
        expect_equal(s.cell("print('x', end=''); 3"), "x\nOut[2]: 3")
        expect_equal(s.cell("'''a\nb'''"[:4], "b'''").split("\n")[-1], "Out[3]: 'a\\nb'")
        shown = s.cell("mx.zeros((2, 2))")
        expect(shown.startswith("Out[4]:\narray("), "an array begins on a line of its own", shown)

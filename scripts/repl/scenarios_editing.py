"""Editing: history, search, keys, characters, windows, indentation, colour."""

import os
import shutil
import signal
import tempfile
import time
from pathlib import Path

from checks import expect, expect_equal, expect_in, scenario
from session import DELETE, DOWN, END, HOME, LEFT, UP, Session


@scenario("editing: the history is kept from one session to the next, cells as pieces")
def kept() -> None:
    home = Path(tempfile.mkdtemp())
    try:
        with Session(home=home) as s:
            s.cell("first = 1")
            s.cell("def k():", "return 'é'", "")
            expect_equal(s.leave(), 0)
        with Session(home=home) as s:
            s.prompt()
            s.type(UP)
            s.line_until("    return 'é'")
            expect_in("def k():", "\n".join(s.screen.text()))
            s.type("\r")
            s.next_prompt(1)
            s.type(UP + UP + UP)
            s.line_until("In [2]: first = 1")
        mode = (home / "state/metapeft/history").stat().st_mode & 0o777
        expect_equal(oct(mode), oct(0o600))
    finally:
        shutil.rmtree(home)


@scenario("editing: several sessions at once lose no history")
def together() -> None:
    home = Path(tempfile.mkdtemp())
    try:
        with Session(home=home) as a, Session(home=home) as b:
            for i in range(8):
                a.cell(f"a{i} = {i}")
                b.cell(f"b{i} = {i}")
            a.leave()
            b.leave()
        with Session(home=home) as s:
            shown = s.cell("%history -g = ")
            for i in range(8):
                expect_in(f"a{i} = {i}", shown)
                expect_in(f"b{i} = {i}", shown)
    finally:
        shutil.rmtree(home)


@scenario("editing: the arrows search for what stands before the cursor")
def prefix() -> None:
    with Session() as s:
        for cell in ["alpha = 1", "beta = 2", "alphabet = 3", "gamma = 4"]:
            s.cell(cell)
        s.type("al" + UP)
        s.line_until("In [5]: alphabet = 3")
        s.type(UP)
        s.line_until("In [5]: alpha = 1")
        s.type(DOWN)
        s.line_until("In [5]: alphabet = 3")
        s.type(DOWN)
        s.line_until("In [5]: al")
        s.until_line("In [5]: al")
        s.drop_line()
        s.type("\x10")
        s.line_until("In [5]: gamma = 4")


@scenario("editing: Ctrl-R finds earlier cells")
def search() -> None:
    with Session() as s:
        for cell in ["value_one = 1", "other = 2", "value_two = 2"]:
            s.cell(cell)
        s.type("\x12val")
        s.line_until("earlier cell with 'val': value_two = 2")
        s.type("\x12")
        s.line_until("earlier cell with 'val': value_one = 1")
        s.type("\x7f\x7f\x7foth")
        s.line_until("earlier cell with 'oth': other = 2")
        s.type("zzz")
        s.line_until("no earlier cell with 'othzzz'")
        s.type("\x07")
        s.until_line("In [4]:")
        s.type("\x12one\r")
        s.next_prompt(4)
        expect_equal(s.cell("In[4]"), "Out[5]: 'value_one = 1'")


@scenario("editing: Emacs keys move and change")
def emacs() -> None:
    with Session() as s:
        s.prompt()
        s.type("abc def")
        s.type("\x01" + "'" + "\x05" + "'")
        s.until_line("In [1]: 'abc def'")
        s.type(LEFT + LEFT + "\x1bb" + "X")
        s.until_line("In [1]: 'abc Xdef'")
        s.type("\x01" + DELETE + "\x04" * 4 + "'" + END + "\x0b" + HOME)
        s.until_line("In [1]: 'Xdef'")
        s.type("\x0b")
        s.until_line("In [1]:")
        s.type("\x19\r")
        s.next_prompt(1)
        expect_equal(s.cell("_"), "Out[2]: 'Xdef'")


@scenario("editing: the keys of vi, as .editrc says")
def vi() -> None:
    with Session(files={".editrc": "bind -v\n"}) as s:
        s.prompt()
        s.type("10 + 5\x1b")
        s.settle(0.2)
        s.type("0x")
        s.until_line("In [1]: 0 + 5")
        s.type("A0\r")
        expect_equal(s.result(1), "Out[1]: 50")
        s.type("\x1b")
        s.settle(0.2)
        s.type("k")
        s.until_line("In [2]: 0 + 50")
        s.type("dd")
        s.until_line("In [2]:")
        s.type("i7" + LEFT + "6\r")
        expect_equal(s.result(2), "Out[2]: 67")
        expect_equal(s.cell("if 1:", "7", ""), "if 1:\n    7")


@scenario("editing: the keys of vi, as the settings say; .editrc binds keys of its own")
def vi_by_settings() -> None:
    files = {
        "config/metapeft/settings": "editing = vi\n",
        ".editrc": 'metapeft:bind "^R" ed-move-to-beg\n',
    }
    with Session(files=files) as s:
        s.prompt()
        s.type("1\x122\r")
        expect_equal(s.result(1), "Out[1]: 21")
        s.type("345\x1b")
        s.settle(0.2)
        s.type("X\r")
        expect_equal(s.result(2), "Out[2]: 35")


@scenario("editing: characters of all alphabets")
def characters() -> None:
    with Session() as s:
        expect_equal(s.cell("'naïve Ω 漢字 é'"), "Out[1]: 'naïve Ω 漢字 é'")
        s.type("'漢字é'")
        s.settle()
        s.type(LEFT + LEFT + "\x7f" + "x" + "\r")
        expect_equal(s.result(2), "Out[2]: '漢xé'")
        expect_equal(s.cell("größe = 2; größe"), "Out[3]: 2")
    with Session(LANG="C") as s:
        expect_equal(s.cell("'é漢'"), "Out[1]: 'é漢'")


@scenario("editing: long lines wrap and can be changed anywhere")
def long_lines() -> None:
    with Session(columns=40) as s:
        s.prompt()
        s.type("len('" + "abcdefghij" * 12 + "')")
        s.settle()
        s.type("\x01" + "\x06" * 5 + "X" + "\r")
        expect_in("Out[1]: 121", s.result(1))
        s.type("len('" + "y" * 5000 + "')\r")
        expect_in("Out[2]: 5000", s.result(2))


@scenario("editing: the window may change its size")
def resized() -> None:
    with Session(columns=80) as s:
        s.prompt()
        s.type("a = ['" + "k" * 60 + "']")
        s.settle()
        s.resize(40, 20)
        s.settle(0.4)
        s.type("; len(a[0])")
        s.settle()
        s.type("\r")
        s.until_shown("Out[1]: 60")
        s.next_prompt(1)
        s.resize(100, 30)
        s.settle(0.3)
        s.type("'" + "z" * 70 + "'")
        s.line_until("In [2]: '" + "z" * 70 + "'")
        s.type("\r")
        expect_equal(s.result(2), "Out[2]: '" + "z" * 70 + "'")


def until_column(s: Session, column: int) -> None:
    """Waits until the cursor rests in a column."""
    is_there = False
    while not is_there:
        s.until(lambda: s.screen.place()[1] == column, f"column {column}")
        is_there = not s.read(0.05)


@scenario("editing: a line after a colon is indented, one after return less")
def indentation() -> None:
    with Session() as s:
        s.prompt()
        s.type("def f(a):  # why: this\r")
        until_column(s, 4)
        s.type("if a:\r")
        until_column(s, 8)
        s.type("return 1\r")
        until_column(s, 4)
        s.type("\x7f")
        until_column(s, 0)
        s.type("\t")
        until_column(s, 4)
        s.type("\x1b[Z")
        until_column(s, 0)
        s.type("\r")
        s.next_prompt(1)
        expect_equal(s.cell("f(1)"), "Out[2]: 1")


@scenario("editing: a line that was being typed is there again after Ctrl-Z and fg")
def continued() -> None:
    with Session() as s:
        s.prompt()
        s.type("1 + ")
        s.settle()
        os.kill(s.process, signal.SIGSTOP)
        time.sleep(0.1)
        os.kill(s.process, signal.SIGCONT)
        s.settle(0.3)
        s.line_until("In [1]: 1 +")
        s.type("41\r")
        s.until_shown("Out[1]: 42")


@scenario("editing: Alt-Enter runs, Ctrl-O adds a line")
def forced() -> None:
    with Session() as s:
        s.prompt()
        s.type("p = 1\x0f")
        s.until(lambda: s.screen.place()[1] == 0, "another line")
        s.type("p + 1\x1b\r")
        expect_in("Out[1]: 2", s.result(1))


@scenario("editing: the prompt has colour where the terminal has it, and the cursor stays right")
def colour() -> None:
    with Session() as s:
        s.prompt()
        expect_in("\x1b[32m", s.raw)
        expect_equal(s.screen.place()[1], 8)
        s.type("1" * 100 + "\x01" + "2")
        s.settle()
        expect_equal(s.screen.place()[1], 9)
        s.type("\x05\r")
        s.next_prompt(1)
        s.cell("1 / 0")
        expect_in("\x1b[1;31mZeroDivisionError", s.raw)
        s.type("x = 'plain'")
        s.settle()
        expect(not s.raw.rstrip().endswith("\x1b[32m"), "the colour ends with the prompt")
    with Session(NO_COLOR="1") as s:
        s.cell("1 / 0")
        s.cell("3")
        expect("\x1b[3" not in s.raw and "\x1b[1;" not in s.raw, "NO_COLOR is heeded", s.raw)

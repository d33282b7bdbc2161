"""Commands of the prompt, settings, start file."""

import time

from checks import expect, expect_equal, expect_in, scenario
from session import Session


@scenario("commands: %time, %%time, %timeit")
def timing() -> None:
    with Session() as s:
        shown = s.cell("%time sum(range(10))")
        expect_in("Out[1]: 45", shown)
        expect_in("Wall time: ", shown)
        shown = s.cell("%%time", "t = 1", "t + 1", "")
        expect_in("Out[2]: 2", shown)
        expect_in("Wall time: ", shown)
        shown = s.cell("%timeit -n 100 -r 3 t + 1")
        expect_in("per loop", shown)
        expect_in("(3 runs, 100 loops each)", shown)
        expect_in("per loop", s.cell("%timeit pass"))
        expect_in("needs a statement", s.cell("%time"))
        expect_in("SyntaxError", s.cell("%timeit -n 1 a b"))


@scenario("commands: %who and %whos with shape, dtype and size; %reset")
def variables() -> None:
    with Session() as s:
        expect_equal(s.cell("%who"), "No variables yet.")
        s.cell("weights = mx.zeros((3, 4)); name = 'abc'; items = [1, 2]")
        expect_equal(s.cell("%who"), "weights  name  items")
        shown = s.cell("%whos")
        rows = [" ".join(line.split()) for line in shown.split("\n")]
        expect("Variable Type Shape Dtype Size Value" in rows, "a heading", shown)
        expect("weights array (3,4) float32 48 B" in rows, "the array", shown)
        expect("name str 3 B 'abc'" in rows, "the string", shown)
        expect("items list 2 items" in rows, "the list", shown)
        s.type("%reset\r")
        s.until_shown("[y/N]")
        s.type("n\r")
        s.until_shown("Nothing was forgotten.")
        s.prompt()
        s.cell("%reset -f")
        expect_in("NameError", s.cell("weights"))
        expect_in("array", s.cell("mx.ones((1,))"))
        expect_equal(s.cell("%who"), "No variables yet.")


@scenario("commands: %run, %load, %save, %history")
def files() -> None:
    script = "import sys\nprint('args', sys.argv)\nran = 1\n"
    with Session(files={"work/job.mps": script}) as s:
        expect_equal(s.cell("%run job.mps a b"), "args ['job.mps', 'a', 'b']")
        expect_equal(s.cell("ran"), "Out[2]: 1")
        expect_in("can't open file 'none.mps'", s.cell("%run none.mps"))
        number = s.prompt()
        s.type("%load job.mps\r")
        s.until(lambda: s.screen.line() == "ran = 1", "the loaded text")
        s.type(" + 1\r")
        s.next_prompt(number + 1)
        expect_equal(s.cell("ran"), "Out[6]: 2")
        s.cell("def later():", "return ran", "")
        expect_equal(s.cell("%save kept 6-7"), "Saved 2 cells to 'kept.mps'.")
        expect_equal((s.work / "kept.mps").read_text(), "ran\ndef later():\n    return ran\n")
        s.type("%save kept 6\r")
        s.until_shown("Replace it? [y/N]")
        s.type("\r")
        s.until_shown("Nothing was saved.")
        s.prompt()
        shown = s.cell("%history 6-7")
        expect_equal(shown, "6: ran\n7: def later():\n       return ran")
        expect_in("not a cell's number", s.cell("%history x"))


@scenario("commands: %edit runs what the editor leaves")
def edit() -> None:
    editor = "#!/bin/sh\necho 'edited = 41 + 1' > \"$1\"\necho 'edited' >> \"$1\"\n"
    with Session(files={"editor": editor}, EDITOR="sh ../editor") as s:
        expect_in("Out[1]: 42", s.cell("%edit"))
        expect_equal(s.cell("edited"), "Out[2]: 42")


@scenario("commands: %cd and %pwd, for scripts too")
def folders() -> None:
    with Session(files={"work/inner/mod.mps": "place = 'inner'\n"}, columns=200) as s:
        expect(s.cell("%pwd").endswith("/work"), "the folder")
        expect(s.cell("%cd inner").endswith("/inner"), "the new folder")
        expect_equal(s.cell("import os; os.path.basename(os.getcwd())"), "Out[3]: 'inner'")
        expect_equal(s.cell("import mod; mod.place"), "Out[4]: 'inner'")
        expect_in("No such file or directory", s.cell("%cd nowhere"))
        s.cell("%cd ..")
        expect(s.cell("%pwd").endswith("/work"), "back")
        expect(not s.cell("%cd").endswith("/work"), "home")


@scenario("commands: %autoreload reads changed modules again")
def autoreload() -> None:
    with Session(files={"work/lib.mps": "def f(): return 1\n"}) as s:
        s.cell("import lib; from lib import f")
        s.cell("%autoreload")
        expect_equal(s.cell("(f(), lib.f())"), "Out[3]: (1, 1)")
        (s.work / "lib.mps").write_text("def f(): return 2\n")
        shown = s.cell("(f(), lib.f())")
        expect_in("[read 'lib.mps' again]", shown)
        expect_in("Out[4]: (2, 2)", shown)
        (s.work / "lib.mps").write_text("def f(: return 3\n")
        expect_in("SyntaxError", s.cell("f()"))
        (s.work / "lib.mps").write_text("def f(): return 4\n")
        expect_in("Out[6]: 4", s.cell("f()"))
        s.cell("%autoreload off")
        (s.work / "lib.mps").write_text("def f(): return 5\n")
        expect_equal(s.cell("f()"), "Out[8]: 4")


@scenario("commands: !command runs where it is allowed")
def shell() -> None:
    with Session() as s:
        expect_equal(s.cell("!echo from the $0 shell | tr a-z A-Z"), "FROM THE SH SHELL")
        expect_equal(s.cell("!exit 3"), "[status 3]")
        s.type("!sleep 30\r")
        s.settle(0.4)
        start = time.monotonic()
        s.type("\x03")
        s.next_prompt(3)
        expect(time.monotonic() - start < 5, "Ctrl-C ends it")
    with Session(files={"config/metapeft/settings": "shell = off\n"}) as s:
        expect_in("do not allow", s.cell("!echo no"))


@scenario("commands: %lsmagic lists them; unknown ones suggest the nearest")
def listing() -> None:
    with Session(columns=120, rows=50) as s:
        shown = s.cell("%lsmagic")
        wanted = "time timeit who whos run load save edit reset history cd pwd autoreload lsmagic"
        for name in wanted.split():
            expect_in("%" + name, shown)
        expect_in("%%time", shown)
        expect_in("Did you mean '%timeit'?", s.cell("%timit 1"))
        expect_in("there is no command '%zzzz'", s.cell("%zzzz"))


@scenario("settings: a start file and settings are read, and none are needed")
def settings() -> None:
    files = {
        "config/metapeft/start.mps": "import math\ndef area(r): return math.pi * r ** 2\n",
        "config/metapeft/settings": "# mine\nbanner = off\ncolor = off  # plain\n",
    }
    with Session(files=files) as s:
        expect_equal(s.cell("round(area(1), 2)"), "Out[1]: 3.14")
        expect("few-shot" not in s.raw and "\x1b[3" not in s.raw, "the settings hold", s.raw)
    with Session(files={"config/metapeft/settings": "editng = vi\n"}, columns=200) as s:
        s.prompt()
        expect_in("settings:1: there is no setting 'editng'. Did you mean 'editing'?", s.raw)
    with Session(files={"config/metapeft/start.mps": "1 / 0\n"}) as s:
        expect_equal(s.cell("5"), "Out[1]: 5")
        expect_in("ZeroDivisionError", s.raw)
    with Session(files=files, arguments=("--plain",)) as s:
        expect_in("NameError", s.cell("area"))


@scenario("settings: what the reference names needs no import")
def prelude() -> None:
    with Session() as s:
        expect_equal(s.cell("SimpleClassifier(2).hidden_dim"), "Out[1]: 64")
        expect_equal(s.cell("nn.Linear is not None and optim.SGD is not None"), "Out[2]: True")
        expect_equal(s.cell("from src.meta_learning.reptile import ReptileLearner"), "")

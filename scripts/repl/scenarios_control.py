"""Ctrl-C and Ctrl-D; input that is not typed; poor terminals; what may not reach the terminal."""

import os
import subprocess
import time

from checks import expect, expect_equal, expect_in, scenario
from session import Session, UP

TRAINING = """
from meta_learning.reptile import ReptileLearner
model = SimpleClassifier(2)
configs = [TaskConfig('t', 'linear_classification', 2, 2, 5, 5, {})]
tasks = TaskDistribution(configs, seed=0)
learner = ReptileLearner(model, num_inner_steps=10**8)
""".strip()


def interrupted(s: Session, wait: float = 0.4) -> float:
    """Presses Ctrl-C in running work; how long the prompt took."""
    number_line = len(s.screen.text())
    s.settle(wait)
    start = time.monotonic()
    s.type("\x03")
    s.until(
        lambda: any("KeyboardInterrupt" in line for line in s.screen.text()[number_line - 1 :]),
        "KeyboardInterrupt",
    )
    s.prompt()
    return time.monotonic() - start


@scenario("Ctrl-C: stops a loop, a sleep, native work; the session and its names stay")
def stops() -> None:
    with Session() as s:
        s.cell("kept = 5")
        for work in [
            "while True: pass",
            "import time; time.sleep(60)",
            "sum(range(10**12))",
            "for i in range(10**6): a = mx.random.normal((300, 300)); b = mx.eval(a @ a)",
        ]:
            s.prompt()
            s.type(work + "\r")
            seconds = interrupted(s)
            expect(seconds < 2.0, f"'{work}' stops at once", seconds)
        expect_in("5", s.cell("kept"))


@scenario("Ctrl-C: stops native training")
def stops_training() -> None:
    with Session(columns=120) as s:
        s.prompt()
        s.paste(TRAINING)
        s.settle()
        s.type("\r")
        s.next_prompt(1)
        s.type("learner.meta_train_step([tasks.sample_episode()[1:]], cross_entropy_loss)\r")
        seconds = interrupted(s, 0.8)
        expect(seconds < 2.0, "training stops", seconds)
        expect_in("ReptileLearner", s.cell("type(learner).__name__"))


@scenario("Ctrl-C: at the prompt drops the line, pressed twice does no harm")
def drops() -> None:
    with Session() as s:
        s.prompt()
        # Right after the prompt, while a cell is typed, several times.
        s.type("\x03")
        s.until(lambda: "\n".join(s.screen.text()).count("^C") == 1, "^C")
        s.prompt()
        s.type("half a li\x03")
        s.until(lambda: "\n".join(s.screen.text()).count("^C") == 2, "^C")
        s.prompt()
        s.type("def f():\r    pass\r\x03")
        s.until(lambda: "\n".join(s.screen.text()).count("^C") == 3, "^C")
        s.prompt()
        s.type("\x03\x03\x03")
        s.settle()
        s.prompt()
        expect_equal(s.cell("1 + 1"), "Out[1]: 2")
        s.type("while True: pass\r")
        s.settle(0.4)
        s.type("\x03\x03")
        s.until_shown("KeyboardInterrupt")
        s.settle()
        s.prompt()
        expect_in("Out[3]: 4", s.cell("2 + 2"))


@scenario("Ctrl-D: leaves at an empty prompt with status 0, and so do exit and sys.exit")
def leaves() -> None:
    with Session() as s:
        s.prompt()
        expect_equal(s.leave("\x04"), 0)
    for typed, status in [("exit\r", 0), ("quit()\r", 0), ("import sys; sys.exit(3)\r", 3)]:
        with Session() as s:
            s.prompt()
            expect_equal(s.leave(typed), status)


def piped(text: str, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [Session.binary, "repl"],
        input=text,
        capture_output=True,
        text=True,
        env=dict(os.environ, **environment),
        timeout=60,
        check=False,
    )


@scenario("no terminal: piped input runs like a script, without prompts")
def pipe() -> None:
    result = piped("x = 2\nprint(x + 1)\nx\nmx.array([1])\n")
    expect_equal((result.stdout, result.stderr, result.returncode), ("3\n", "", 0))


@scenario("no terminal: piped input stops at the first error with status 1")
def pipe_error() -> None:
    result = piped("print(1)\n1 / 0\nprint(2)\n")
    expect_equal((result.stdout, result.returncode), ("1\n", 1))
    expect_in('File "<stdin>", line 2', result.stderr)
    expect("\x1b" not in result.stderr, "no colour goes into a pipe", repr(result.stderr))


@scenario("no terminal: TERM=dumb gets plain prompts and no control sequences")
def dumb() -> None:
    with Session(TERM="dumb") as s:
        s.line_until("In [1]:")
        s.type("1 + 1\n")
        s.until_shown("Out[1]: 2")
        s.line_until("In [2]:")
        s.type("def f():\n    return 5\n\nf()\n1 / 0\n%pwd\n")
        s.until_shown("Out[3]: 5")
        s.until_shown("ZeroDivisionError")
        s.until_shown("/work")
        expect("\x1b" not in s.raw, "no escape is sent", repr(s.raw))
        expect_equal(s.leave("\x04"), 0)


@scenario("no terminal: a narrow window works")
def narrow() -> None:
    with Session(columns=20, rows=10) as s:
        expect_in("Out[1]: 3", s.cell("1 + 2"))
        s.type("mx.arc\t")
        s.settle(0.3)
        s.type("\t")
        s.until_shown("arctanh")
        s.drop_line()
        s.cell("w = mx.zeros((3, 4))")
        shown = s.cell("%whos")
        expect(all(len(line) <= 20 for line in shown.split("\n")), "it fits", shown)


# What would change the terminal's title, and its colours.
EVIL = "\\x1b]0;owned\\x07\\x1b[41m"


@scenario("control sequences: tracebacks, values and names show them as text")
def hygiene() -> None:
    with Session(NO_COLOR="1") as s:
        s.cell(f"raise ValueError('{EVIL}')")
        s.cell(f"'{EVIL}'")
        s.cell(f"class C:", f"def __repr__(self): return '{EVIL}'", "")
        s.cell("C()")
        s.cell(f"d = {{'k{EVIL}': 1}}")
        s.cell("%whos")
        s.type("d['k\t\t")
        s.settle(0.3)
        s.drop_line()
        s.cell(f"globals()['{EVIL}'] = 1")
        s.cell("%who")
        name = "f\x1b]0;owned\x07.txt"
        (s.work / name).write_text("x = 1\n", encoding="utf-8")
        (s.work / "f2.txt").write_text("x = 1\n", encoding="utf-8")
        s.type("open('f\t\t")
        s.settle(0.3)
        s.drop_line()
        s.cell("%load nothing]0;owned")
        s.paste("p = '\x1b]0;owned\x07'\x1b[41m")
        s.settle()
        s.type("\r")
        s.prompt()
        s.cell("%history")
        s.type(UP)
        s.settle()
        expect(not s.screen.commands, "nothing reaches the terminal", s.screen.commands)
        expect("\x1b[41m" not in s.raw, "no colour reaches the terminal")
        expect("owned\x07" not in s.raw, "no title reaches the terminal")


@scenario("control sequences: a history file and a script cannot send any")
def hostile_files() -> None:
    files = {
        "state/metapeft/history": "bad = '\x1b]0;owned\x07'\n\\033]0;owned\\007\n",
        "work/evil.mps": "# \x1b]0;owned\x07\nraise ValueError('here')  # \x1b[41m\n",
    }
    with Session(files=files, NO_COLOR="1") as s:
        s.prompt()
        s.type(UP)
        s.settle()
        s.type(UP)
        s.settle()
        s.drop_line()
        expect_in("ValueError: here", s.cell("%run evil.mps"))
        s.cell("%history -g owned")
        s.type("%load evil.mps\r")
        s.settle(0.4)
        s.drop_line()
        expect(not s.screen.commands, "nothing reaches the terminal", s.screen.commands)
        expect("\x1b[41m" not in s.raw, "no colour reaches the terminal")

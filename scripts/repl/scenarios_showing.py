"""What values look like at the prompt: figures, tables, arrays, progress; notebooks of it."""

import json

from checks import expect, expect_equal, expect_in, scenario
from session import Session

BRAILLE = {chr(code) for code in range(0x2801, 0x2900)}


@scenario("showing: arrays tell their shape, metrics and settings are tables")
def values() -> None:
    with Session(columns=100, rows=40) as s:
        expect_in("shape=(2, 3), dtype=float32)", s.cell("mx.zeros((2, 3))"))
        expect_equal(s.cell("mx.array([1, 2])"), "Out[2]: array([1, 2], dtype=int32)")
        shown = s.cell('{"query_loss": 0.123456, "support_loss": 2.0}')
        expect_in("query_loss    0.12346\nsupport_loss  2", shown)
        shown = s.cell('[{"a": 0.5, "b": 1.0}, {"a": 0.25, "b": 10.5}]')
        expect_in("0   0.5     1\n1  0.25  10.5", shown)
        expect_in("  num_inner_steps      5", s.cell("MetaLearningConfig()"))
        expect_in("ReptileLearner\n  model ", s.cell("ReptileLearner(SimpleClassifier(2))"))
        expect_in("  first_order      True",
                  s.cell("MAMLLearner(SimpleClassifier(2), first_order=True)"))
        expect_equal(s.cell("{'a': 1}"), "Out[8]: {'a': 1}")


@scenario("showing: a figure is drawn in dots and colours, and written as SVG and PNG")
def figures() -> None:
    with Session(columns=70, rows=40, TERM="xterm-256color") as s:
        shown = s.cell('f = plot([1, 4, 9, 16], label="squares", title="Growth"); f')
        expect_in("Growth", shown)
        expect_in("━━ squares", shown)
        expect(any(c in BRAILLE for c in shown), "there are dots", shown)
        expect("\x1b[38;5;" in s.raw, "there is colour")
        expect(all(len(line) <= 70 for line in shown.split("\n")), "it fits the window", shown)
        s.cell('f.save("f.svg").save("f.png");')
        expect((s.work / "f.svg").read_text().startswith("<svg "), "the SVG is written")
        expect((s.work / "f.png").read_bytes().startswith(b"\x89PNG"), "the PNG is written")
        expect_in("a figure is written as .svg or .png", s.cell('f.save("f.pdf")'))
        expect_in("█", s.cell("plot.hist([1, 2, 2, 3, 3, 3])"))
        s.cell("plot.image([[0, 1], [1, 0]])")
        expect_in("▀", "\n".join(s.screen.text()))


@scenario("showing: without colour or Unicode a figure is plain ASCII")
def plain_figures() -> None:
    with Session(columns=60, rows=40, NO_COLOR="1", LANG="C") as s:
        shown = s.cell('plot({"up": [1, 2, 3], "down": [3, 2, 1]})')
        expect_in("*  up   +  down", shown)
        expect(shown.isascii(), "it is ASCII", shown)
        expect("\x1b[38" not in s.raw, "there is no colour")


@scenario("showing: a figure in a narrow window is a line that says what it is")
def narrow_figures() -> None:
    with Session(columns=14, rows=40) as s:
        expect_in("Out[1]: figure of a c…", s.cell("plot([1])").replace("\n", ""))


@scenario("showing: progress tells counts, rate, time left and the latest loss, and makes room")
def progress() -> None:
    with Session(columns=100, rows=40) as s:
        s.prompt()
        s.type("import time\r")
        s.cell("1")
        s.type("for i in progress(range(40), label='work') :\r")
        s.settle(0.1)
        s.type("time.sleep(0.05)\r")
        s.settle(0.1)
        s.type("if i == 20: print('half')\r\r")
        s.until_shown("left")
        line = next(line for line in s.screen.text() if "left" in line)
        for part in ["work", "%", "/40", "/s", "━"]:
            expect_in(part, line)
        s.until_shown("work  40/40  in ")
        expect(not any("left" in line for line in s.screen.text()), "the bar is gone",
               "\n".join(s.screen.text()))
        expect_in("half", "\n".join(s.screen.text()))


@scenario("showing: progress shows the loss of the learner's last step")
def latest_loss() -> None:
    with Session(columns=120, rows=40) as s:
        s.cell("t = TaskDistribution([TaskConfig('a', 'linear_classification', 2, 2, 5, 5)], seed=1)")
        s.cell("l = ReptileLearner(SimpleClassifier(2))")
        s.cell("e = [t.sample_episode()[1:]]")
        shown = s.cell("m = [l.meta_train_step(e, cross_entropy_loss) for _ in progress(range(30))]")
        expect_in("30/30  in ", shown)
        expect_in("query_loss 0.", shown)


@scenario("showing: Ctrl-C ends a bar with its loop")
def interrupted_progress() -> None:
    with Session(columns=100, rows=40) as s:
        s.cell("import time")
        number = s.prompt()
        s.type("for i in progress(range(10000)): time.sleep(0.02)\r")
        s.settle(0.1)
        s.type("\r")
        s.until_shown("left")
        s.type("\x03")
        expect_in("KeyboardInterrupt", s.result(number))
        expect(not any(" left" in line for line in s.screen.text()), "the bar is gone")
        expect_equal(s.cell("1 + 1").split("\n")[-1].split(": ")[-1], "2")


@scenario("notebooks: %notebook and %export write the session in every form")
def notebooks() -> None:
    with Session(columns=100, rows=40) as s:
        expect_in("there are no cells yet", s.cell("%notebook early"))
        s.cell("print('hello')")
        s.cell("6 * 7")
        s.cell("plot([1, 2])")
        s.cell("1 / 0")
        expect_in("Wrote 4 cells to 'study.ipynb'", s.cell("%notebook study"))
        notebook = json.loads((s.work / "study.ipynb").read_text())
        kinds = [[o["output_type"] for o in cell["outputs"]] for cell in notebook["cells"]]
        expect_equal(kinds, [["stream"], ["execute_result"], ["execute_result"], ["error"]])
        expect_equal(notebook["cells"][1]["outputs"][0]["data"]["text/plain"], ["42"])
        expect_in("<svg", notebook["cells"][2]["outputs"][0]["data"]["image/svg+xml"][0])
        s.cell("%notebook study.mps")
        expect_in("# %% execution_count=3\n6 * 7\n", (s.work / "study.mps").read_text())
        s.cell("%export study")
        page = (s.work / "study.html").read_text()
        for part in ["hello", "<pre>42</pre>", "metapeft-figure", "ZeroDivisionError"]:
            expect_in(part, page)
        expect_in("No such file or directory", s.cell("%notebook /no/such/folder/x"))

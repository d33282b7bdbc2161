"""Tab: names, attributes, arguments, keys, modules, files, commands."""

from checks import expect, expect_equal, expect_in, scenario
from session import Session


def completed(s: Session, typed: str, wanted: str) -> None:
    """Types, presses Tab, waits for the line, and drops it."""
    number = s.prompt()
    s.type(typed + "\t")
    s.until_line(f"In [{number}]: {wanted}")
    s.drop_line()


def listed(s: Session, typed: str, *wanted: str) -> str:
    """Types, presses Tab twice, waits for the names in the list, and drops the line."""
    s.prompt()
    start = len(s.screen.text())
    s.type(typed + "\t")
    s.settle()
    s.type("\t")

    def shown() -> str:
        return "\n".join(s.screen.text()[start:])

    s.until(lambda: all(name in shown() for name in wanted), f"{wanted}")
    s.settle()
    text = shown()
    expect(s.screen.line().endswith(typed), "the line is drawn again", s.screen.line())
    s.drop_line()
    return text


@scenario("completion: names, built-ins and keywords")
def names() -> None:
    with Session() as s:
        s.cell("learning_rate = 0.1")
        completed(s, "learn", "learning_rate")
        completed(s, "1 + learn", "1 + learning_rate")
        completed(s, "whil", "while")
        completed(s, "Repti", "ReptileLearner")
        text = listed(s, "is", "isinstance", "is")
        expect("__" not in text, "hidden names stay hidden", text)


@scenario("completion: attributes and methods of live objects, without running their code")
def attributes() -> None:
    with Session() as s:
        s.cell(
            "class Net:",
            "def __init__(self): self.weight = [1]; self.layers = [{'first': 'x'}]",
            "@property",
            "def danger(self): print('RAN')",
            "def forward(self): pass",
            "",
        )
        s.cell("net = Net()")
        completed(s, "net.wei", "net.weight")
        completed(s, "net.forw", "net.forward")
        completed(s, "net.weight.app", "net.weight.append")
        completed(s, "net.layers[0]['first'].spl", "net.layers[0]['first'].split")
        completed(s, "net.dang", "net.danger")
        s.prompt()
        s.type("net.danger.x\t")
        s.drop_line()
        text = listed(s, "net.", "danger", "forward", "weight")
        expect("RAN" not in s.screen.text(), "no property ran")
        completed(s, "mx.random.norm", "mx.random.normal")
        s.cell("a = mx.zeros((2, 3))")
        completed(s, "a.resh", "a.reshape")
        listed(s, "a.T.argm", "argmax", "argmin")


@scenario("completion: keyword arguments of the called function")
def arguments() -> None:
    with Session() as s:
        s.cell("def fit(model, *, learning_rate=0.1, steps=5): pass")
        completed(s, "fit(1, learn", "fit(1, learning_rate=")
        listed(s, "fit(", "model=", "learning_rate=", "steps=")
        completed(s, "fit(steps=1, mod", "fit(steps=1, model=")
        completed(s, "SimpleClassifier(hidd", "SimpleClassifier(hidden_dim=")
        completed(s, "sorted([1], ke", "sorted([1], key=")
        completed(s, "mx.sum(1, keep", "mx.sum(1, keepdims=")


@scenario("completion: keys of a dict")
def keys() -> None:
    with Session() as s:
        s.cell("config = {'alpha': 1, 'beta': {'gamma': 2}, 3: 4}")
        completed(s, "config['al", "config['alpha']")
        completed(s, 'config["al', 'config["alpha"]')
        completed(s, "config['beta']['g", "config['beta']['gamma']")
        listed(s, "config['", "alpha", "beta")


@scenario("completion: modules and their names after from … import")
def modules() -> None:
    with Session(files={"work/helpers.mps": "def ready(): return 1\n"}) as s:
        completed(s, "import itert", "import itertools")
        completed(s, "import mlx.opt", "import mlx.optimizers")
        completed(s, "from mlx.n", "from mlx.nn")
        completed(s, "from math import sq", "from math import sqrt")
        completed(s, "from math import sqrt, flo", "from math import sqrt, floor")
        completed(s, "import help", "import helpers")
        completed(s, "from collections import Ord", "from collections import OrderedDict")


@scenario("completion: files inside strings and after commands")
def files() -> None:
    names = {"work/data/train.csv": "1", "work/notes é.txt": "2", "work/script.mps": "3"}
    with Session(files=names) as s:
        completed(s, "open('da", "open('data/")
        completed(s, "open('data/tr", "open('data/train.csv")
        completed(s, "open('no", "open('notes é.txt")
        completed(s, "%run scr", "%run script.mps")
        completed(s, "%cd da", "%cd data/")


@scenario("completion: commands of the prompt")
def commands() -> None:
    with Session() as s:
        listed(s, "%time", "%time", "%timeit")
        completed(s, "%autor", "%autoreload ")
        completed(s, "%time sorte", "%time sorted")


@scenario("completion: works inside a cell of several lines")
def inside() -> None:
    with Session() as s:
        s.cell("batches = [1]")
        s.prompt()
        s.type("for b in range(2):\r")
        s.settle()
        s.type("batch\t")
        s.line_until("    batches")
        s.type(".ex\t(batches)\r")
        s.settle()
        s.type("\r")
        s.next_prompt(2)
        expect_equal(s.cell("len(batches)"), "Out[3]: 4")

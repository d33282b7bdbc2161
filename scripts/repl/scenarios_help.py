"""Help: ?name, name?, name??, help(name)."""

from checks import expect_in, scenario
from session import Session


@scenario("help: signature, meaning with shapes, an example, the paper")
def library() -> None:
    with Session(columns=110, rows=60) as s:
        shown = s.cell("?mx.conv1d")
        expect_in("function conv1d(input, weight", shown)
        expect_in("[batch, length, in]", shown)
        expect_in(">>> mx.conv1d(mx.ones((1, 5, 1)), mx.ones((1, 3, 1))).shape", shown)
        expect_in("(1, 3, 1)", shown)
        shown = s.cell("ReptileLearner?")
        expect_in("class ReptileLearner(model, inner_lr=0.01, outer_lr=0.001", shown)
        expect_in("arXiv:1803.02999", shown)
        expect_in("e**a by element", s.cell("help(mx.exp)"))
        expect_in("A constant", s.cell("mx.pi?"))
        expect_in("[batch, spatial axes", s.cell("?nn.Conv2d"))
        expect_in("The elements in row order", s.cell("help(mx.ones((1,)).reshape)"))


@scenario("help: of a script's function its docstring and source, of values their kind")
def scripts() -> None:
    with Session(columns=110, rows=60) as s:
        s.cell("def area(r: float, *, pi=3.14) -> float:", "'''Of a circle.'''",
               "return pi * r * r", "")
        shown = s.cell("area?")
        expect_in("function area(r: float, *, pi=3.14) -> float", shown)
        expect_in("Of a circle.", shown)
        expect_in("Defined in <cell 1>, line 1", shown)
        expect_in("    return pi * r * r", s.cell("area??"))
        s.cell("class Net(nn.Module):", "'''Mine.'''", "def go(self): return 1", "")
        shown = s.cell("Net??")
        expect_in("class Net(nn.Module):", shown)
        expect_in("Mine.", shown)
        s.cell("x = {'a': [1, 2]}")
        expect_in("x['a'][0]: int", s.cell("x['a'][0]?"))
        expect_in("there is no name 'areaa'. Did you mean 'area'?", s.cell("areaa?"))
        expect_in("Runs a statement", s.cell("?%time"))
        expect_in("Tab", s.cell("?"))

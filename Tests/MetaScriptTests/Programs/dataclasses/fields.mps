# field(): default_factory, init, repr, compare, and mutable defaults refused.
from dataclasses import dataclass, field, fields, asdict, astuple, replace
@dataclass
class C:
    name: str
    tags: list = field(default_factory=list)
    hidden: int = field(default=0, repr=False)
    computed: int = field(init=False)
    ignored: int = field(default=1, compare=False)
    counter: dict = field(default_factory=lambda: {'n': 1})
    def __post_init__(self): self.computed = len(self.name)
a, b = C('ab'), C('ab', ignored=99)
a.tags.append('t')
print(a, b.tags, a == b, C('ab') == b, a.computed, a.hidden)
print([f.name for f in fields(C)], fields(C)[2].default, [f.name for f in fields(a) if f.init])
print(asdict(a), astuple(b), replace(b, name='xyz', hidden=5).hidden, replace(b, name='xyz'))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
def mutable():
    @dataclass
    class M:
        items: list = []
def order():
    @dataclass
    class O:
        a: int = 1
        b: int
attempt(mutable)
attempt(order)
attempt(lambda: C())
attempt(lambda: replace(b, computed=5))
attempt(lambda: fields(5))
attempt(lambda: asdict(5))
@dataclass
class Tree:
    value: int
    children: list = field(default_factory=list)
print(asdict(Tree(1, [Tree(2), Tree(3, [Tree(4)])])))

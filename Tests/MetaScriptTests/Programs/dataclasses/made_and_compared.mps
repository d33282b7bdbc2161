# More of dataclasses: make_dataclass, metadata, reprs, hash rules, replace, errors.
from dataclasses import dataclass, field, fields, make_dataclass, asdict, astuple, replace, MISSING, is_dataclass
P = make_dataclass('P', [('x', int), ('y', int, 5), 'z'][:2], namespace={'total': lambda self: self.x + self.y})
print(P(1), P(1).total(), P.__name__)
@dataclass(order=True, frozen=True)
class V:
    n: int
    label: str = field(default='', compare=False, metadata={'unit': 'm'})
print(V(1) < V(2), V(1, 'a') == V(1, 'b'), hash(V(1, 'a')) == hash(V(1, 'b')), fields(V)[1].metadata['unit'], replace(V(1), n=3))
@dataclass
class Node:
    value: int
    next: 'Node' = None
    def __iter__(self):
        node = self
        while node:
            yield node.value
            node = node.next
print(list(Node(1, Node(2))), Node(1, Node(2)))
n = Node(1); n.next = n
print(n)
@dataclass
class Inv:
    items: dict = field(default_factory=dict)
    log: list = field(default_factory=list, repr=False)
    def add(self, k, v=1):
        self.items[k] = self.items.get(k, 0) + v
        self.log.append(k)
        return self
i = Inv().add('a').add('b', 2)
print(i, i.log, asdict(i), astuple(i), i == Inv({'a': 1, 'b': 2}, ['a', 'b']))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: Inv(1, 2, 3))
attempt(lambda: V())
attempt(lambda: V(1, n=2))
attempt(lambda: V(1) < 3)
def bad_factory():
    field(default=1, default_factory=list)
attempt(bad_factory)
def no_annotation():
    @dataclass
    class X:
        a = field(default=1)
attempt(no_annotation)
def frozen_mix():
    @dataclass
    class X(V):
        m: int = 1
attempt(frozen_mix)
def mutable_dict():
    @dataclass
    class X:
        a: dict = {}
attempt(mutable_dict)
print(is_dataclass(V), is_dataclass(V(1)), fields(V)[0].name, fields(V)[0].default is MISSING, V.__match_args__)
@dataclass
class Shape:
    name: str
    def area(self): return 0
@dataclass
class Circle(Shape):
    r: float = 1.0
    def area(self): return 3 * self.r ** 2
    def __post_init__(self): self.name = self.name.title()
print(Circle('big', 2.0), Circle('x').area(), sorted([V(3), V(1), V(2)], reverse=True), max([V(1), V(9)]))
@dataclass
class Temp:
    c: float
    @property
    def f(self): return self.c * 9 / 5 + 32
    @classmethod
    def of(cls, f): return cls((f - 32) * 5 / 9)
    def __str__(self): return f"{self.c}C"
print(Temp(100).f, Temp.of(212), repr(Temp(1)), [Temp(1)])
print(Temp.__doc__, P.__doc__, Temp.__eq__.__name__, Temp.__init__.__qualname__)
@dataclass(init=False)
class NoInit:
    a: int = 3
print(NoInit().a, NoInit())
@dataclass
class Outer:
    @dataclass
    class Inner:
        q: int = 1
    inner: Inner = field(default_factory=lambda: Outer.Inner(7))
print(Outer())

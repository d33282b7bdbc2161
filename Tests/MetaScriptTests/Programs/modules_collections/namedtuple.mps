# namedtuple: fields by name and position, methods, defaults, refusals.
from collections import namedtuple
P = namedtuple('P', ['x', 'y'])
p = P(1, y=2)
print(p, p.x, p[1], p == (1, 2), len(p), list(p), P._fields, p._asdict(), p._replace(x=10), P._make([5, 6]), isinstance(p, tuple), hash(p) == hash((1, 2)), P.__name__, p + (3,), p[::-1], {p: 1}[(1, 2)])
x, y = p
print(x, y, sorted([P(2, 1), P(1, 5)]), max(P(1, 2), P(1, 3)), P('a', [1]), '%s-%s' % p, p.count(1), p.index(2))
Q = namedtuple('Q', 'a b c', defaults=[20, 30])
print(Q(1), Q(1, 2), Q._field_defaults, Q(*range(3)), Q(**{'a': 1, 'c': 2}))
R = namedtuple('R', 'x, y, class, x', rename=True)
print(R._fields)
class Point(namedtuple('Point', 'x y')):
    def norm(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    def __str__(self): return f"<{self.x}, {self.y}>"
print(Point(3, 4).norm(), Point(3, 4), repr(Point(3, 4)), [Point(0, 0)])
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
def put(): p.x = 5
attempt(put)
attempt(lambda: P(1))
attempt(lambda: P(1, 2, 3))
attempt(lambda: P(1, z=2))
attempt(lambda: p.z)
attempt(lambda: p._replace(z=1))
attempt(lambda: namedtuple('T', 'a a'))
attempt(lambda: namedtuple('T', 'class'))
attempt(lambda: namedtuple('T', '_x'))
attempt(lambda: namedtuple('1T', 'x'))
attempt(lambda: P._make([1]))

# With __slots__, a class that extends tuple, int or str has no attributes of its own.
from collections import namedtuple
from typing import NamedTuple

class Pair(tuple):
    __slots__ = ()

class Open(Pair):
    pass

Point = namedtuple('Point', 'x y')

class Named(NamedTuple):
    x: int
    y: int = 0

class Loose(Point):
    pass

for value in (Pair((1, 2)), Point(1, 2), Named(1)):
    try:
        value.z = 3
    except AttributeError as e:
        print(e, hasattr(value, '__dict__'))
for value in (Open((1, 2)), Loose(1, 2)):
    value.z = 3
    print(value, value.__dict__)
for change in (lambda p: setattr(p, 'x', 1), lambda p: delattr(p, 'x')):
    try:
        change(Point(1, 2))
    except AttributeError as e:
        print(e)

class Slots:
    __slots__ = ('a',)

try:
    del Slots().a
except AttributeError as e:
    print(e)

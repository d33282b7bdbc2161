# What takes all items into a list asks how many there will be, after it has the iterator.
import collections
import itertools
import operator


class Hinted:
    def __init__(self, hint):
        self.hint = hint

    def __iter__(self):
        print("iter", end=" ")
        return iter([1])

    def __length_hint__(self):
        print("hint", end=" ")
        if isinstance(self.hint, type):
            raise self.hint("no hint")
        return self.hint


class Sized(Hinted):
    def __len__(self):
        print("len", end=" ")
        return self.hint


def assigned(items):
    x = [0, 0]
    x[:1] = items
    return x


def unpacked(items):
    first, *rest = items
    return first


makers = [
    list, tuple, sorted, lambda x: [*x], lambda x: (0, *x), [].extend, [].__iadd__,
    lambda x: max(0, *x), set, frozenset, collections.deque, assigned, unpacked,
    lambda x: {*x}, lambda x: [y for y in x], sum, lambda x: list(map(abs, x)),
    lambda x: dict.fromkeys(x),
]
values = [
    Hinted(3), Sized(3), Hinted(NotImplemented), Hinted(ValueError), Hinted(TypeError),
    Hinted("x"), Hinted(-1), Hinted(10**15), Sized(10**15), Sized(-1),
]
for place, make in enumerate(makers):
    for value in values:
        try:
            print(place, make(value))
        except (ValueError, TypeError, MemoryError) as error:
            print(place, type(error).__name__, error)

many = itertools.repeat(1, 10**15)
for text, take in [
    ("list", lambda: list(many)), ("tuple", lambda: tuple(many)), ("sorted", lambda: sorted(many)),
    ("display", lambda: [*many]), ("extend", lambda: [].extend(many)),
    ("iterator", lambda: list(iter(range(10**15)))),
    ("reversed", lambda: list(reversed(range(10**15)))),
    ("big", lambda: list(range(10**30))), ("big extend", lambda: [].extend(range(10**30))),
    ("no hint", lambda: operator.length_hint(5)), ("default", lambda: operator.length_hint(5, 7)),
    ("wrong default", lambda: operator.length_hint(5, "a")),
    ("big default", lambda: operator.length_hint(5, 2**70)),
    ("range", lambda: operator.length_hint(iter(range(9)))),
    ("generator", lambda: operator.length_hint(x for x in [1])),
]:
    try:
        print(text, take())
    except (MemoryError, OverflowError, TypeError) as error:
        print(text, type(error).__name__, error)

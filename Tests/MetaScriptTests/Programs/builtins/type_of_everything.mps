# type() of every kind of value, by name.
import math
class C:
    def m(self): pass
    @property
    def p(self): return 1
def g(): yield
for v in (1, 1.5, 'a', True, None, ..., NotImplemented, [], (), {}, set(), frozenset(), range(1), slice(1), C, C(), C().m, C.m, len, [].append, str.upper, lambda: 0, g, g(), math, {}.keys(), {}.values(), {}.items(), iter([]), iter(()), iter(''), iter({}), iter(set()), iter(range(1)), reversed([]), enumerate([]), zip(), map(len, []), filter(None, []), ValueError, ValueError(), type, object(), property(), int | str, list[int], classmethod(g), staticmethod(g), super(C, C()), iter(len, 1), C.p, reversed(''), reversed({})):
    print(type(v).__name__, end=' ')
print()

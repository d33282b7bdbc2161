# Rich comparison, reflected automatically; results need not be bool.
class V:
    def __init__(self, n): self.n = n
    def __lt__(self, o): return ('lt', self.n)
    def __le__(self, o): return ('le', self.n)
    def __eq__(self, o): return ('eq', self.n)
    def __ne__(self, o): return ('ne', self.n)
    def __gt__(self, o): return ('gt', self.n)
    def __ge__(self, o): return ('ge', self.n)
v = V(1)
print(v < 2, v <= 2, v == 2, v != 2, v > 2, v >= 2)
print(2 < v, 2 <= v, 2 == v, 2 != v, 2 > v, 2 >= v)
class Only:
    def __init__(self, n): self.n = n
    def __lt__(self, o): return self.n < o.n
a, b = Only(1), Only(2)
print(a < b, b > a, a > b, sorted([b, a])[0] is a, min(a, b) is a, max(a, b) is b)
try:
    a <= b
except TypeError as error:
    print(error)
import functools
@functools.total_ordering
class T:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
print(T(1) <= T(1), T(1) >= T(2), T(3) > T(2), T(1) != T(2), max([T(1), T(5), T(3)]).n)

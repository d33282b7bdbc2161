# Vectors with every operator; physical units with reflected arithmetic.
from math import hypot, atan2, pi, isclose
class Vec:
    __slots__ = ('x', 'y')
    def __init__(self, x=0.0, y=0.0): self.x, self.y = x, y
    def __add__(self, o): return Vec(self.x + o.x, self.y + o.y)
    def __sub__(self, o): return Vec(self.x - o.x, self.y - o.y)
    def __mul__(self, k): return self.x * k.x + self.y * k.y if isinstance(k, Vec) else Vec(self.x * k, self.y * k)
    def __rmul__(self, k): return self * k
    def __truediv__(self, k): return Vec(self.x / k, self.y / k)
    def __neg__(self): return Vec(-self.x, -self.y)
    def __abs__(self): return hypot(self.x, self.y)
    def __bool__(self): return bool(self.x or self.y)
    def __eq__(self, o): return isinstance(o, Vec) and (self.x, self.y) == (o.x, o.y)
    def __hash__(self): return hash((self.x, self.y))
    def __iter__(self): return iter((self.x, self.y))
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __len__(self): return 2
    def __repr__(self): return f"Vec({self.x!r}, {self.y!r})"
    def __format__(self, spec): return f"({self.x:{spec or 'g'}}, {self.y:{spec or 'g'}})"
    def __round__(self, n=None): return Vec(round(self.x, n), round(self.y, n))
a, b = Vec(3, 4), Vec(1, -2)
print(a + b, a - b, a * b, 2 * a, a * 0.5, a / 2, -a, abs(a), bool(Vec()), a == Vec(3.0, 4.0), {a, Vec(3, 4)}, [*a], a[1], len(a), f"{a:.2f} {b}", round(Vec(1.256, 2.5), 1), sum([a, b], Vec()), max([a, b], key=abs))
x, y = a
print(x, y, atan2(y, x) * 180 / pi, a in [b, a], isclose(abs(a / abs(a)), 1))
class Quantity:
    def __init__(self, value, unit): self.value, self.unit = value, unit
    def _check(self, o):
        if not isinstance(o, Quantity): return NotImplemented
        if o.unit != self.unit: raise ValueError(f"cannot combine {self.unit} with {o.unit}")
    def __add__(self, o): return NotImplemented if self._check(o) is NotImplemented else Quantity(self.value + o.value, self.unit)
    def __radd__(self, o): return self if o == 0 else NotImplemented
    def __mul__(self, k): return Quantity(self.value * k, self.unit) if isinstance(k, (int, float)) else Quantity(self.value * k.value, f"{self.unit}*{k.unit}")
    __rmul__ = __mul__
    def __lt__(self, o): return NotImplemented if self._check(o) is NotImplemented else self.value < o.value
    def __str__(self): return f"{self.value} {self.unit}"
m, s = Quantity(5, 'm'), Quantity(2, 's')
print(m + m, 3 * m, m * s, sum([m, m, m]), m < m * 2, m > m)
for action in (lambda: m + s, lambda: m + 1, lambda: 1 + m, lambda: m < 5, lambda: m - m):
    try: print(action())
    except Exception as error: print(type(error).__name__, error)

# Binary operators ask the left operand, then the right one's reflected method.
class V:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"V({self.n!r})"
    def __neg__(self): return 'neg'
    def __pos__(self): return 'pos'
    def __invert__(self): return 'invert'
    def __abs__(self): return 'abs'
def method(name):
    return lambda self, other: f"{name}({self.n},{other!r})"
for name in ('add', 'sub', 'mul', 'truediv', 'floordiv', 'mod', 'pow', 'matmul', 'lshift', 'rshift', 'and', 'or', 'xor', 'divmod'):
    setattr(V, f"__{name}__", method(name))
    setattr(V, f"__r{name}__", method('r' + name))
v = V(1)
print(v + 2, v - 2, v * 2, v / 2, v // 2, v % 2, v ** 2, v @ 2, v << 2, v >> 2, v & 2, v | 2, v ^ 2, divmod(v, 2))
print(2 + v, 2 - v, 2 * v, 2 / v, 2 // v, 2 % v, 2 ** v, 2 @ v, 2 << v, 2 >> v, 2 & v, 2 | v, 2 ^ v, divmod(2, v))
print(-v, +v, ~v, abs(v), v + v, 'a' + v, [1] + v, None + v, 1.5 * v)

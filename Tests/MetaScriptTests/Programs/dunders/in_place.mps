# Augmented assignment prefers the in-place method and falls back to the plain one.
class A:
    def __init__(self): self.log = []
    def __iadd__(self, o): self.log.append(('iadd', o)); return self
    def __isub__(self, o): return 'replaced'
    def __mul__(self, o): return f"mul {o}"
    def __ior__(self, o): return NotImplemented
    def __or__(self, o): return 'or'
a = b = A()
a += 1; a += 2
print(a.log, a is b)
a *= 3
print(a)
b -= 1
print(b)
c = A()
c |= 1
print(c)
class N: pass
n = N()
try:
    n += 1
except TypeError as error:
    print(error)
class All:
    def _op(name):
        def f(self, o): print(name, end=' '); return self
        return f
    __iadd__, __isub__, __imul__, __itruediv__, __ifloordiv__, __imod__, __ipow__, __imatmul__, __ilshift__, __irshift__, __iand__, __ior__, __ixor__ = map(_op, ['+', '-', '*', '/', '//', '%', '**', '@', '<<', '>>', '&', '|', '^'])
x = All()
x += 1; x -= 1; x *= 1; x /= 1; x //= 1; x %= 1; x **= 1; x @= 1; x <<= 1; x >>= 1; x &= 1; x |= 1; x ^= 1
print()
class Box:
    def __init__(self): self.items = {'k': 1}
    def __getitem__(self, k): print('get', k); return self.items[k]
    def __setitem__(self, k, v): print('set', k, v); self.items[k] = v
box = Box()
box['k'] += 5

# Default equality is identity; defining __eq__ removes the hash unless it is defined too.
class P: pass
a, b = P(), P()
print(a == a, a == b, a != b, hash(a) == hash(a), a in [b, a], len({a, b, a}), [a, b].index(b))
class V:
    def __init__(self, v): self.v = v
    def __eq__(self, other):
        if not isinstance(other, V): return NotImplemented
        return self.v == other.v
print(V(1) == V(1), V(1) != V(1), V(1) == 1, V(1) != 1, 1 == V(1), V(1) in [V(1)], [V(1)] == [V(1)], (V(2),) == (V(3),))
try:
    {V(1)}
except TypeError as error:
    print(error)
class H(V):
    def __hash__(self): return hash(('H', self.v))
print({H(1): 'a'}[H(1)], len({H(1), H(1), H(2)}), H(1) == V(1), V.__hash__)
class N:
    def __ne__(self, other): return 'ne'
    def __eq__(self, other): return 'eq'
print(N() != 1, N() == 1, not N() == 1)
class Inherits(V): pass
try:
    hash(Inherits(1))
except TypeError as error:
    print(error)
class BadHash:
    def __hash__(self): return 'x'
try:
    hash(BadHash())
except TypeError as error:
    print(error)
class BigHash:
    def __hash__(self): return 2 ** 70
print(hash(BigHash()) == hash(2 ** 70), hash(object) == hash(object))
class Boom:
    def __eq__(self, o): raise ValueError('eq!')
    def __hash__(self): return 1
try:
    {Boom(): 1, Boom(): 2}
except ValueError as error:
    print(error)
x = Boom()
print(x in [x], [x] == [x], {x: 1}[x])

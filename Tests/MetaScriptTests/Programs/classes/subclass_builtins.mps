# Subclasses of built-in types keep their behaviour and may change it.
class L(list):
    def first(self): return self[0]
    def append(self, x): super().append(x * 2)
l = L([1, 2])
l.append(3)
print(l, l.first(), len(l), type(l + [1]).__name__, isinstance(l, list), l == [1, 2, 6], l[1:], type(l[1:]).__name__, sorted(l, reverse=True), 6 in l, repr(l))
class D(dict):
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)
d = D(a=1)
d['b'] = 2
print(d, d['B'], 'b' in d, type(d.copy()).__name__)
class S(str):
    def shout(self): return self.upper() + '!'
    def __len__(self): return 99
s = S('abc')
print(s.shout(), len(s), s + 'd', type(s + 'd').__name__, s == 'abc', {s: 1}['abc'], s[0], f"{s:>5}", isinstance(s, str))
class F(float):
    def __add__(self, o): return F(super().__add__(o))
f = F(1.5)
print(f + 1, type(f + 1).__name__, f * 2, type(f * 2).__name__, f)
class E(set): pass
print(E([1]), type(E([1]) | {2}).__name__, E([1]) == {1}, sorted(E([2, 1])))
class T(tuple):
    def __repr__(self): return 'T' + super().__repr__()
print(T([1, 2]), T([1])[0], T([1]) + (2,), hash(T([1])) == hash((1,)))
class Stack(list):
    def push(self, x): self.append(x)
    def __str__(self): return '|'.join(map(str, self))
k = Stack()
k.push(1); k.push('b')
print(k, repr(k), str(k), f"{k}", bool(Stack()), k.pop())

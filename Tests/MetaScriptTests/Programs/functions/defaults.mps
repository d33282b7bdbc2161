# Defaults are evaluated once, when the function is defined, in the defining scope.
n = 1
def f(a=n, b=[]):
    b.append(a)
    return b
n = 5
print(f(), f(2), f(b=[0]), f.__defaults__)
def count(seen={}):
    seen[len(seen)] = None
    return len(seen)
print(count(), count(), count({}))
def g(x, y=len('abc'), *, z={'k': 1}):
    return x, y, z
print(g(1), g.__defaults__, g.__kwdefaults__)
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs], [f(9) for f in fs])
class C:
    k = 3
    def m(self, v=k):
        return v
print(C().m())

# Inner comprehension sees outer ones; closures made inside share its variable.
print([[x + y for y in range(x)] for x in range(4)])
def f(n):
    return [[n * i + j for j in range(n)] for i in range(n)]
print(f(3))
fs = [lambda: (i, j) for i in range(2) for j in range(2)]
print([f() for f in fs])
gs = [(lambda i=i: i) for i in range(3)]
print([g() for g in gs])
def outer():
    k = 2
    def inner():
        return [k * x for x in range(3)], {x: k for x in range(2)}
    k = 3
    return inner()
print(outer())
class A:
    n = 3
    rows = [[0] * 2 for _ in range(n)]
    def m(self): return [self.n + i for i in range(2)]
print(A.rows, A().m())
print([x for x in [x for x in [1, 2, 3] if x > 1] if x > 2], [[y for y in x] for x in ['ab', 'c']])
try:
    [a for a in range(2) for b in undefined_b]
except NameError as error:
    print(error)
try:
    print([c for _ in range(1) for c in [c]])
except UnboundLocalError as error:
    print(type(error).__name__, error)

# A closure sees the variable, not the value it had.
fs = []
for i in range(3):
    fs.append(lambda: i)
print([f() for f in fs])
gs = [lambda: j for j in range(3)]
print([g() for g in gs])
def outer():
    x = 1
    def get(): return x
    x = 2
    return get
print(outer()())
def adders():
    return [lambda n, k=k: n + k for k in range(3)]
print([a(10) for a in adders()])
def counter():
    n = 0
    def bump(by=1):
        nonlocal n
        n += by
        return n
    def read(): return n
    return bump, read
b1, r1 = counter()
b2, r2 = counter()
print(b1(), b1(), b2(10), r1(), r2())

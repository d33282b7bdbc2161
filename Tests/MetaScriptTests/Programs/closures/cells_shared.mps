# Functions of one activation share its variables; activations do not share.
def make():
    items = []
    def add(x): items.append(x); return items
    def size(): return len(items)
    return add, size
add1, size1 = make()
add2, size2 = make()
add1('a'); add1('b'); add2('c')
print(size1(), size2(), add1('d'))
def loop():
    fs = []
    for i in range(3):
        def f(i=i): return i * 10
        def g(): return i
        fs.append((f, g))
    return fs
print([(f(), g()) for f, g in loop()])
def param(x):
    def set_x(v):
        nonlocal x
        x = v
    def get_x(): return x
    return set_x, get_x
s, g = param(1)
s(5)
print(g(), make.__closure__, len(g.__closure__), g.__closure__[0].cell_contents)

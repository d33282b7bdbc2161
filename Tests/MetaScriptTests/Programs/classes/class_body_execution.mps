# A class body runs top to bottom like any block, with control flow and calls.
print('before')
class C:
    print('in body')
    names = []
    for i in range(3):
        names.append(f"n{i}")
    if names:
        def chosen(self): return 'first'
    else:
        def chosen(self): return 'second'
    try:
        1 / 0
    except ZeroDivisionError:
        failed = True
    x = y = 1
    x += 1
    a, *b = range(3)
    total = sum(len(n) for n in names)
    with_default = (lambda v=x: v)()
    import math
    pi = math.pi
    class Nested:
        z = 5
    del i
print(C.names, C().chosen(), C.failed, C.x, C.y, C.a, C.b, C.total, C.with_default, C.pi, C.Nested.z, hasattr(C, 'i'))
try:
    class D:
        raise ValueError('in class')
except ValueError as error:
    print(error)
try:
    D
except NameError as error:
    print(error)
def f(): return C
class E(f()): pass
print(E.__bases__[0] is C, E.x)

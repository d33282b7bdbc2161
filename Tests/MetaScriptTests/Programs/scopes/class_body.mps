# A class body is a scope that its methods do not see.
x = 'global'
class C:
    x = 'class'
    y = x
    def m(self):
        return x
    z = [x for _ in range(1)]
    for i in range(3):
        pass
    if True:
        cond = 'yes'
    lam = lambda self: x
    del y
print(C.x, C().m(), C.z, C.i, C.cond, C().lam(), hasattr(C, 'y'))
def f():
    x = 'function'
    class D:
        y = x
        def m(self): return x
    class E:
        x = 'own'
    return D.y, D().m(), E.x
print(f())
class F:
    x = x
print(F.x)
class G:
    a = 1
    def a(self): return 'method wins'
    b = a
print(G().a(), G().b())

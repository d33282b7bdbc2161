# __getattr__ only for what is missing; __getattribute__ for all; __setattr__ and __delattr__ for changes.
class G:
    real = 1
    def __getattr__(self, name):
        if name.startswith('x'): return name * 2
        raise AttributeError(f"no {name}")
g = G()
print(g.real, g.xy, getattr(g, 'zz', 'dflt'), hasattr(g, 'x'), hasattr(g, 'y'))
try:
    g.abc
except AttributeError as error:
    print(error)
class S:
    def __setattr__(self, name, value):
        print('set', name, value)
        super().__setattr__(name, value * 2)
    def __delattr__(self, name):
        print('del', name)
        object.__delattr__(self, name)
s = S()
s.a = 5
s.a += 1
print(s.a, s.__dict__)
del s.a
print(s.__dict__)
class A:
    def __init__(self): self.v = 1
    def __getattribute__(self, name):
        if name == 'v': return 'intercepted ' + str(object.__getattribute__(self, 'v'))
        return object.__getattribute__(self, name)
    def __getattr__(self, name): return 'fallback ' + name
print(A().v, A().w)
class Proxy:
    def __init__(self, target): self.__dict__['target'] = target
    def __getattr__(self, name): return getattr(self.target, name)
    def __setattr__(self, name, value): setattr(self.target, name, value)
p = Proxy([3, 1])
p.append(2); p.sort()
print(p.target, p.index(2))
class D(dict):
    def __getattr__(self, k):
        try: return self[k]
        except KeyError: raise AttributeError(k) from None
d = D(a=1)
print(d.a, hasattr(d, 'b'), d.get('a'))

# Descriptors: data ones beat the instance's dictionary, others do not.
class Typed:
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name):
        self.name = name
        print('named', owner.__name__, name)
    def __get__(self, instance, owner=None):
        if instance is None: return self
        return instance.__dict__.get(self.name, 'unset')
    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}")
        instance.__dict__[self.name] = value
    def __delete__(self, instance):
        del instance.__dict__[self.name]
class P:
    x = Typed(int)
    y = Typed(str)
p = P()
print(p.x)
p.x = 5
p.__dict__['x'] = 'sneaky'
print(p.x, type(P.x).__name__)
del p.x
print(p.x)
try:
    p.y = 3
except TypeError as error:
    print(error)
class NonData:
    def __get__(self, instance, owner): return ('computed', instance is None, owner.__name__)
class Q:
    z = NonData()
q = Q()
print(q.z, Q.z)
q.z = 'own'
print(q.z)
class Lazy:
    def __init__(self, f): self.f = f
    def __get__(self, instance, owner):
        value = self.f(instance)
        instance.__dict__[self.f.__name__] = value
        return value
class R:
    @Lazy
    def slow(self):
        print('computing')
        return 42
r = R()
print(r.slow, r.slow)

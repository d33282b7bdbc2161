# Classes are objects: attributes, calls, passing around, type() tests, __init_subclass__.
class Base:
    registry = []
    def __init_subclass__(cls, **kw):
        super().__init_subclass__()
        Base.registry.append((cls.__name__, kw))
class A(Base, tag='a'): pass
class B(A): pass
print(Base.registry)
def make(name, value):
    class Made:
        v = value
        def get(self): return self.v, name
    Made.__name__ = name
    return Made
X, Y = make('X', 1), make('Y', 2)
print(X().get(), Y().get(), X.__name__, X is Y, [c.__name__ for c in (X, Y)], {X: 'x'}[X], type(X()) is X, X == X, X != Y)
classes = {'int': int, 'str': str, 'list': list}
print([c('5' if c is not list else 'ab') for c in classes.values()], int is type(5), type(5)(3.7), type([])('ab'), type('')(5))
print(isinstance(5, (str, int)), isinstance(True, int), isinstance('a', str | int), isinstance(None, int | None), issubclass(bool, (str, int)), isinstance(int, type), isinstance(5, object), type(None)() is None, issubclass(A, Base), isinstance([], (tuple, (set, (list,)))))
class C:
    count = 0
    def __init__(self): type(self).count += 1; self.__class__.last = self
C(); c = C()
print(C.count, C.last is c)
class D: pass
c.__class__ = D
print(type(c).__name__, isinstance(c, C))
class WithDoc:
    """Class doc."""
    def m(self):
        'm doc'
print(WithDoc.__doc__, WithDoc.m.__doc__, WithDoc().__doc__, D.__doc__, WithDoc.__name__)

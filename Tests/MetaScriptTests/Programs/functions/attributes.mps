# Functions have names, docs, modules, defaults and a place for attributes.
def f(a, b=1, *, c=2):
    "The doc."
    def inner(): pass
    return inner
class C:
    def m(self): "method doc"
    class D:
        def n(self): pass
print(f.__name__, f.__qualname__, f.__doc__, f.__module__, f.__defaults__, f.__kwdefaults__)
print(f(1).__name__, f(1).__qualname__, f(1).__doc__, C.m.__qualname__, C.D.n.__qualname__, C.m.__doc__, C().m.__name__, (lambda: 0).__name__, (lambda: 0).__qualname__, C.__qualname__, C.D.__qualname__, C.D.__name__, C.__module__)
f.tag = 'x'
f.__name__ = 'renamed'
f.__doc__ = 'new'
print(f.tag, f.__name__, f.__qualname__, f.__doc__, f.__dict__, hasattr(f, 'nope'), callable(f))
print(len.__name__, len.__qualname__, [].append.__name__, str.join.__qualname__, type(f), type(len), type(C().m), type(C.m), type([].append), type(str.join), type(f).__name__)
try:
    f.nope
except AttributeError as error:
    print(error)
try:
    del f.tag
    f.tag
except AttributeError as error:
    print(error)

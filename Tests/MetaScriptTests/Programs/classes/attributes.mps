# Instance attributes shadow class attributes; assignment always goes to the instance.
class C:
    shared = []
    n = 0
    def __init__(self, name):
        self.name = name
        self.n += 1
a, b = C('a'), C('b')
a.shared.append('x')
print(a.n, C.n, b.shared, C.shared is a.shared, a.__dict__, a.name)
C.n = 10
print(a.n, b.n, C('c').n)
a.extra = 5
del a.n
print(a.n, a.extra, hasattr(b, 'extra'), vars(b))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
def delete(): del a.nothing
attempt(lambda: a.nothing)
attempt(delete)
attempt(lambda: C.nothing)
attempt(lambda: C.name)
C.later = lambda self: self.name + '!'
print(a.later(), b.later(), getattr(a, 'name'), getattr(a, 'zzz', 'default'), setattr(a, 'q', 1), a.q, delattr(a, 'q'), hasattr(a, 'q'))
print(a.__class__, a.__class__.__name__, type(a) is C, isinstance(a, C), isinstance(a, object), C.__dict__['n'], '__init__' in C.__dict__, C.__doc__)

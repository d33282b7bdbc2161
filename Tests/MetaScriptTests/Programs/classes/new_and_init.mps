# __new__ makes, __init__ fills in; __init__ must return None and runs only on instances of the class.
class A:
    def __new__(cls, *args):
        print('new', cls.__name__, args)
        return super().__new__(cls)
    def __init__(self, *args): print('init', args)
class B(A): pass
A(1); B(2, 3)
class Other:
    def __new__(cls): return 'not an instance'
    def __init__(self): print('never')
print(Other())
class Single:
    _one = None
    def __new__(cls):
        if cls._one is None: cls._one = super().__new__(cls)
        return cls._one
print(Single() is Single())
class Bad:
    def __init__(self): return 5
try:
    Bad()
except TypeError as error:
    print(error)
x = object.__new__(A)
print(type(x).__name__)
class P(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
    @property
    def a(self): return self[0]
p = P(1, 2)
print(p, p.a, len(p), p == (1, 2), isinstance(p, tuple), type(p).__name__)
class I(int):
    def __new__(cls, v): return super().__new__(cls, v * 2)
    def __repr__(self): return f"I({int(self)})"
i = I(5)
print(i, i + 1, type(i + 1).__name__, [i], i == 10, hash(i) == hash(10), {10: 'x'}[i])

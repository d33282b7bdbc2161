# Names with two leading underscores are private to their class.
class A:
    __secret = 'A secret'
    def __init__(self): self.__x = 1
    def get(self): return self.__x, self.__secret
    def __m(self): return 'private'
    def call(self): return self.__m()
    __dunder__ = 'not mangled'
    _single = 'not mangled'
class B(A):
    __secret = 'B secret'
    def __init__(self):
        super().__init__()
        self.__x = 2
    def both(self): return self.__x, self.get(), self.__secret
b = B()
print(b.both(), sorted(k for k in b.__dict__), A.__dunder__, b._A__x, b._B__x, b._A__m(), b.call())
try:
    b.__x
except AttributeError as error:
    print(error)
class _C:
    def f(self, __arg):
        __local = __arg
        return __local, sorted(locals())[1:]
print(_C().f(5))

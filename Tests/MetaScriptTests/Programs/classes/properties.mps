# property: getter, setter, deleter, documentation, inheritance.
class T:
    def __init__(self, c=0): self._c = c
    @property
    def celsius(self):
        "The doc."
        return self._c
    @celsius.setter
    def celsius(self, v):
        if v < -273: raise ValueError('too cold')
        self._c = v
    @celsius.deleter
    def celsius(self): print('deleted'); self._c = None
    @property
    def fahrenheit(self): return self._c * 9 / 5 + 32
    kelvin = property(lambda self: self._c + 273, None, None, 'K')
t = T(10)
t.celsius += 5
print(t.celsius, t.fahrenheit, t.kelvin, T.celsius.__doc__, T.kelvin.__doc__, type(T.celsius).__name__, T.celsius.fget(t))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
def set_fahrenheit(): t.fahrenheit = 1
def delete_fahrenheit(): del t.fahrenheit
def set_cold(): t.celsius = -300
attempt(set_fahrenheit)
attempt(delete_fahrenheit)
attempt(set_cold)
del t.celsius
print(t.celsius)
class U(T):
    @property
    def celsius(self): return 'U' + str(super().celsius)
u = U(1)
print(u.celsius)
class W:
    x = property()
    y = property(fset=lambda self, v: print('set', v))
attempt(lambda: W().x)
attempt(lambda: W().y)
W().y = 3
class Raises:
    @property
    def p(self): raise AttributeError('inside')
    @property
    def q(self): return self.missing
attempt(lambda: Raises().p)
attempt(lambda: hasattr(Raises(), 'p'))
attempt(lambda: Raises().q)
attempt(lambda: getattr(Raises(), 'q', 'fallback'))

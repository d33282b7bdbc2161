# int, float, str, bool, round, index, format, hash and length through dunder methods.
import math
class C:
    def __int__(self): return 7
    def __float__(self): return 7.5
    def __bool__(self): return False
    def __str__(self): return 'str'
    def __repr__(self): return 'repr'
    def __round__(self, n=None): return ('round', n)
    def __trunc__(self): return 'trunc'
    def __floor__(self): return 'floor'
    def __ceil__(self): return 'ceil'
    def __index__(self): return 2
    def __hash__(self): return 11
    def __format__(self, spec): return f"fmt<{spec}>"
    def __len__(self): return 4
    def __abs__(self): return 'abs'
    def __divmod__(self, o): return 'divmod'
    def __pow__(self, o, m=None): return ('pow', o, m)
c = C()
print(int(c), float(c), bool(c), str(c), repr(c), round(c), round(c, 2), math.trunc(c), math.floor(c), math.ceil(c), [1, 2, 3][c], hash(c), format(c, 'x'), f"{c:>3}", len(c), abs(c), divmod(c, 1), pow(c, 2), pow(c, 2, 3), c ** 2, '%s %r %d' % (c, c, c))
print(range(10)[c], 'abc' * c, math.sqrt(c) == 7.5 ** 0.5, hex(c), chr(97 + c.__index__()))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
class B:
    def __int__(self): return 'x'
    def __float__(self): return 1
    def __str__(self): return None
    def __hash__(self): return 1.5
    def __format__(self, s): return 3
    def __iter__(self): return 1
attempt(lambda: int(B()))
attempt(lambda: float(B()))
attempt(lambda: str(B()))
attempt(lambda: hash(B()))
attempt(lambda: f"{B()}")
attempt(lambda: list(B()))
class OnlyIndex:
    def __index__(self): return 5
print(int(OnlyIndex()), float(OnlyIndex()), math.factorial(OnlyIndex()))

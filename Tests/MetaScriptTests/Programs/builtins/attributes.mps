# getattr, setattr, hasattr, delattr with computed names.
class C:
    x = 1
    def m(self): return 'm'
c = C()
print(getattr(c, 'x'), getattr(c, 'm')(), getattr(c, 'no', 5), hasattr(c, 'x'), hasattr(c, 'no'), hasattr('a', 'upper'), getattr('a', 'upper')(), getattr([], 'append').__name__)
setattr(c, 'y', 2); setattr(C, 'z', 3); setattr(c, 'not an identifier', 4)
print(c.y, c.z, getattr(c, 'not an identifier'), vars(c))
delattr(c, 'y')
print(hasattr(c, 'y'))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: getattr(c, 'no'))
attempt(lambda: getattr(c, 5))
attempt(lambda: setattr(c, 5, 1))
attempt(lambda: delattr(c, 'no'))
attempt(lambda: setattr(5, 'x', 1))
attempt(lambda: setattr([], 'x', 1))
attempt(lambda: setattr(int, 'x', 1))
attempt(lambda: setattr(None, 'x', 1))
attempt(lambda: (5).real == 5)
attempt(lambda: getattr(None, 'x'))
attempt(lambda: getattr(len, 'x'))
attempt(lambda: getattr(int, 'x'))
attempt(lambda: getattr(C, 'nothing'))
attempt(lambda: hasattr(c, 5))
attempt(lambda: (lambda: 0).x)
attempt(lambda: getattr(type, 'x'))

# Errors in calls of methods name the class and count self.
class C:
    def m(self, a): pass
    def n(): pass
    @staticmethod
    def s(a): pass
    @classmethod
    def c(cls, a): pass
    def __init__(self, x=0): pass
    def __call__(self, y): pass
def attempt(action):
    try:
        action()
        print('fine')
    except TypeError as error:
        print(error)
c = C()
attempt(lambda: c.m())
attempt(lambda: c.m(1, 2))
attempt(lambda: c.n())
attempt(lambda: C.m())
attempt(lambda: C.m(1))
attempt(lambda: C.m(1, 2))
attempt(lambda: c.s())
attempt(lambda: C.s(1, 2))
attempt(lambda: c.c())
attempt(lambda: C.c(1, 2))
attempt(lambda: C(1, 2))
attempt(lambda: C(z=1))
attempt(lambda: c())
attempt(lambda: c(1, 2))
class Empty: pass
attempt(lambda: Empty(1))
attempt(lambda: Empty(a=1))
attempt(lambda: object(1))

# __slots__ limits the attributes of instances.
class P:
    __slots__ = ('x', 'y')
    def __init__(self, x): self.x = x
p = P(1)
p.y = 2
print(p.x, p.y, hasattr(p, '__dict__'))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
def put(): p.z = 1
attempt(put)
del p.y
attempt(lambda: p.y)
class Q(P): pass
q = Q(3)
q.z = 5
print(q.x, q.z, q.__dict__)

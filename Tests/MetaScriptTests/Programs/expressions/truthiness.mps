# Truth of every kind of value; __bool__ before __len__.
for v in (0, 1, -1, 0.0, 0.1, -0.0, float('nan'), '', ' ', '0', [], [0], (), ((),), {}, {0: 0}, set(), {0}, frozenset(), None, True, False, ..., range(0), range(1), 10 ** 30, NotImplementedError, len, object()):
    print('FT'[bool(v)], end='')
print()
class B:
    def __bool__(self): return False
    def __len__(self): return 5
class L:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
class P: pass
print(bool(B()), bool(L(0)), bool(L(2)), bool(P()), not B(), 'yes' if L(0) else 'no', B() or 'or', L(3) and 'and')
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
class Bad:
    def __bool__(self): return 1
class BadLen:
    def __len__(self): return -1
class BadLen2:
    def __len__(self): return 'x'
class BadLen3:
    def __len__(self): return 1.0
attempt(lambda: bool(Bad()))
attempt(lambda: 1 if Bad() else 2)
attempt(lambda: bool(BadLen()))
attempt(lambda: len(BadLen()))
attempt(lambda: len(BadLen2()))
attempt(lambda: len(BadLen3()))
attempt(lambda: not BadLen2())

# Runaway recursion by way of built-in functions ends in RecursionError.
def sort_key(x): return sorted([1], key=sort_key)
def mapped(x): return list(map(mapped, [x]))
def filtered(x): return list(filter(filtered, [x]))
def maxed(x): return max([1, 2], key=maxed)
def reduced(a, b):
    import functools
    return functools.reduce(reduced, [1, 2])
def generated(n):
    yield from generated(n)
def joined(x): return ''.join(joined(y) for y in [x])
def comp(x): return [comp(y) for y in [x]]
def deco(f): return deco(deco)(f)
def lam(): return (lambda: lam())()
def closing():
    try: closing()
    finally: pass
def handler():
    try: 1 / 0
    except ZeroDivisionError: handler()
class P:
    @property
    def p(self): return self.p
    def __getattr__(self, n): return getattr(self, n + 'x')
    def __enter__(self):
        with self: pass
    def __exit__(self, *a): pass
    def __format__(self, s): return f"{self}"
    def __contains__(self, x): return x in self
    def __index__(self): return [1][self]
    def __eq__(self, o): return [self] == [o] and [P()] == [P()]
def with_stmt():
    with P(): pass
actions = [lambda: sort_key(1), lambda: mapped(1), lambda: filtered(1), lambda: maxed(1), lambda: reduced(1, 2), lambda: next(generated(1)), lambda: joined(1), lambda: comp(1), lambda: deco(1), lam, closing, handler, lambda: P().p, with_stmt, lambda: f"{P()}", lambda: 1 in P(), lambda: [1][P()], lambda: P() == P(), lambda: isinstance(P().z, int)]
for i, action in enumerate(actions):
    try:
        action()
        print(i, 'returned')
    except RecursionError:
        print(i, 'RecursionError')

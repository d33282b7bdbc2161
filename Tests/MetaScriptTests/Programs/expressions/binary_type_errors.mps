# Operators between types that do not go together.
def attempt(action):
    try:
        print(action())
    except TypeError as error:
        print(error)
class C: pass
c = C()
attempt(lambda: 1 + None)
attempt(lambda: {} + {})
attempt(lambda: c + 1)
attempt(lambda: 1 + c)
attempt(lambda: c - c)
attempt(lambda: [] + c)
attempt(lambda: c * 2)
attempt(lambda: 'a' * c)
attempt(lambda: c / 2)
attempt(lambda: c // 2)
attempt(lambda: c % 2)
attempt(lambda: c ** 2)
attempt(lambda: c @ c)
attempt(lambda: c << 1)
attempt(lambda: c & 1)
attempt(lambda: c ^ None)
attempt(lambda: c < 1)
attempt(lambda: 1 >= c)
attempt(lambda: c < c)
attempt(lambda: -c)
attempt(lambda: +c)
attempt(lambda: ~c)
attempt(lambda: abs(c))
attempt(lambda: -'a')
attempt(lambda: +[])
attempt(lambda: ~None)
attempt(lambda: len(c))
attempt(lambda: c[0])
attempt(lambda: c())
attempt(lambda: 1 in c)
attempt(lambda: iter(c))
attempt(lambda: next(c))
attempt(lambda: int(c))
attempt(lambda: float(c))
attempt(lambda: round(c))
attempt(lambda: divmod(c, 1))
attempt(lambda: print + 1)
attempt(lambda: int + int)
attempt(lambda: (lambda: 0) + 1)
attempt(lambda: 1[0])
attempt(lambda: None[0])
attempt(lambda: None < None)
attempt(lambda: [] < {})
attempt(lambda: len[0])
attempt(lambda: int[0])
def augmented(op):
    x = c
    if op == '+': x += 1
    if op == '-': x -= 1
    if op == '**': x **= 2
    if op == '//': x //= 2
    if op == '@': x @= 2
    if op == '>>': x >>= 2
    if op == '|': x |= 2
for op in ('+', '-', '**', '//', '@', '>>', '|'):
    attempt(lambda: augmented(op))
def setitem(target):
    target[0] = 1
def delitem(target):
    del target[0]
for target in (c, 5, None, (1,), {1}, f'', range(3)):
    attempt(lambda: setitem(target))
    attempt(lambda: delitem(target))

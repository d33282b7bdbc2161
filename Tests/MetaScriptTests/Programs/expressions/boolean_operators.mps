# and/or return an operand; not returns a bool; evaluation stops early.
print(1 and 2, 0 and 1, 1 or 2, 0 or '' or None, '' or 'x', [] and 1, not [], not 1, not not 'a', None or False, 1 and [] or 'z', 0 or 0.0, 1 or 1 / 0, 0 and 1 / 0)
def t(x):
    print('t', end='')
    return x
print(t(1) or t(2), t(0) or t(2), t(0) and t(1), t(1) and t(0) or t(3))
print(True and not False or True, not True or True, not (True or True), not 1 == 2, True == (not False), 1 if [] else 2 if 0 else 3)
x = None
print(x is None and 'none' or 'some', x or 'default', (x and x.y), bool(x))

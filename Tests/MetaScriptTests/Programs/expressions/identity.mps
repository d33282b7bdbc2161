# `is` compares identity; it is never called for values equal by chance.
a = [1]
b = [1]
print(a is b, a is a, a is not b, None is None, (a, b)[0] is a, [a][0] is a, {'k': a}['k'] is a)
c = a
c.append(2)
print(a, a is c, id(a) == id(c), id(a) == id(b))
def f(): return a
print(f() is a, f is f, f.__class__ is type(f), type(a) is list, int is int, True is not False, ... is Ellipsis)
class C: pass
x = C()
print(x is x, x == x, C() == C(), x in [x], x in [C()], x != C())

# globals() is the module's own dict: what is written to it are globals, and the other way round.
g = globals()
print(g is globals(), type(g), g is locals(), g is vars())
x = 1
print(g['x'], 'x' in g)
g['x'] = 2
print(x)
g['fresh'] = [3]
print(fresh)
def read(): return later
g.update(later='now', x=5)
print(read(), x)
globals().setdefault('dflt', 7)
print(dflt)
del g['fresh']
try:
    fresh
except NameError as error:
    print(error)
del x
print('x' in g, g.get('x', 'none'))
print(g.pop('later'))
try:
    read()
except NameError as error:
    print(error)
def f():
    global made
    made = 8
    globals()['other'] = made + 1
f()
print(g['made'], other)
for i in range(3):
    globals()[f'v{i}'] = i * i
print(v0, v1, v2)
for name in [n for n in list(g) if n.startswith('v')]:
    del g[name]
print('v1' in globals())
g[1] = 'not a name'
print(g[1])
len = lambda value: 'shadowed'
print(len([]))
g.pop('len')
print(len([]))
exec_like = dict(g)
exec_like['i'] = 99
print(i)
import math
math.__dict__['answer'] = 42
print(math.answer, vars(math) is math.__dict__)
math.tau2 = 1
print(math.__dict__['tau2'])
del math.tau2
print('tau2' in vars(math))
class C:
    a = 1
    locals()['b'] = 2
print(C.b)
def h():
    y = 1
    locals()['y'] = 2
    return y
print(h())

# The __dict__ of a class shows its names as they are, and cannot be changed through.
class A:
    x = 1
    def f(self): return 2
d = A.__dict__
print(type(d).__name__, d['x'], 'x' in d, 'y' in d, d.get('y', 0))
A.y = 3
print(d['y'], d['f'](None), [n for n in d if not n.startswith('__')])
for action in (lambda: d.__setitem__('x', 2), lambda: d.update(x=2), lambda: d.pop('x')):
    try:
        action()
    except AttributeError as error:
        print(error)
try:
    d['x'] = 2
except TypeError as error:
    print(error)
try:
    del d['x']
except TypeError as error:
    print(error)
try:
    vars(A)['z'] = 2
except TypeError as error:
    print(error)
print(A.x, {k: v for k, v in vars(A).items() if k in 'xy'}, isinstance(d, dict), dict(d)['x'])
copy = dict(A.__dict__)
copy['x'] = 9
print(A.x, d == dict(d), (d | {'q': 1})['q'])
class B(A): pass
print('x' in B.__dict__, B.x, 'f' in vars(B))
a = A()
a.__dict__['x'] = 5
print(a.x, vars(a))

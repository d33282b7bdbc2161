# __dict__, vars, dir and instance dictionaries.
class A:
    cls_attr = 1
    def __init__(self): self.b = 2; self.a = 1
    def m(self): pass
a = A()
print(vars(a), a.__dict__ is vars(a), [n for n in dir(a) if not n.startswith('__')], [n for n in dir(A) if not n.startswith('_')])
a.__dict__['c'] = 3
print(a.c, list(vars(a)))
a.__dict__.update(d=4)
print(a.d, sorted(n for n in vars(A) if not n.startswith('__')))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: vars(5))
class Dir:
    def __dir__(self): return ['z', 'a']
print(dir(Dir()), '__init__' in dir(object()), 'append' in dir([]), 'upper' in dir(str))
def f():
    x, y = 1, 2
    return sorted(locals().items())
print(f())

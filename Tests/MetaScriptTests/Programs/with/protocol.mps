# with calls __enter__, then __exit__ with the exception or three Nones.
class M:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self):
        print('enter', self.name)
        return self.name.upper()
    def __exit__(self, kind, value, trace):
        print('exit', self.name, kind and kind.__name__, value, trace is not None)
        return self.swallow
with M('a') as a:
    print(a)
with M('b') as b, M('c') as c:
    print(b, c)
with (M('d') as d, M('e')):
    print(d)
with M('f', True):
    raise ValueError('swallowed')
    print('not here')
print('continues')
try:
    with M('g'), M('h', False):
        raise KeyError('out')
except KeyError as error:
    print('caught', error)
with M('i', True) as i, M('j'):
    1 / 0
def f():
    with M('k'):
        return 'returned'
print(f())
for n in range(2):
    with M(f"l{n}"):
        if n == 0: continue
        break
class Target: pass
t = Target()
with M('m') as t.x, M('n') as (p, *q):
    print(t.x, p, q)

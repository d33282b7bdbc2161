# del removes names, items, slices and attributes, several at once.
a, b, c = 1, 2, [0, 1, 2, 3]
d = {'x': 1, 'y': {'z': 2}}
class O: pass
o = O(); o.p = o.q = 1
del a, c[0], d['x'], d['y']['z'], o.p
print(b, c, d, o.__dict__)
del (b), [c[0]], c[-1:]
print(c)
for name in ('a', 'b'):
    print(name in globals())
def attempt(action):
    try:
        action()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
def name(): del zzz
def local():
    x = 1
    del x
    del x
def item(): del c[99]
def key(): del d['nope']
def attr(): del o.nope
for f in (name, local, item, key, attr): attempt(f)
x = [1]; y = x
del x
print(y)

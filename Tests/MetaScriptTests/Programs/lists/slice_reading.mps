# Slices copy; bounds are clipped; steps may be negative.
a = list(range(10))
print(a[2:5], a[:3], a[7:], a[-3:], a[:-7], a[::3], a[1::4], a[::-1], a[8:2:-2], a[-1:-4:-1], a[2:2], a[5:2], a[100:], a[-100:2], a[:100:5])
s = slice(1, 8, 3)
print(a[s], s, s.start, s.stop, s.step, s.indices(5), slice(None, None, -1).indices(4), slice(-100, 100).indices(3), slice(3) == slice(None, 3, None))
b = a[:]
b[0] = 'changed'
print(a[0], b[0], a[:] is a, (1, 2)[:] == (1, 2), 'abc'[s], tuple(range(10))[s], range(10)[s], range(0, 20, 2)[::-1])
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: a[::0])
attempt(lambda: a['a':])
attempt(lambda: a[1.0:2])
attempt(lambda: hash(s))
attempt(lambda: slice())

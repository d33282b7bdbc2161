# Tuples: construction, methods, immutability, hashing.
t = (1, 2, 3, 2)
print(t.count(2), t.index(2), t.index(2, 2), tuple('ab'), tuple(), tuple([1]), tuple(t) is t, t[1:], t[::-1], len(t), 2 in t, (1, 2) + (3,), t * 2)
print(hash((1, 2)) == hash((1.0, 2.0)), {(1, 2): 'x'}[(1.0, True + 1)], hash(()) == hash(tuple()), hash((1, 2, 3)), hash(()))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
def put():
    t[0] = 1
def drop():
    del t[0]
attempt(put)
attempt(drop)
attempt(lambda: t.append(1))
attempt(lambda: t.index(9))
attempt(lambda: hash(([],)))
attempt(lambda: tuple(5))
attempt(lambda: {([],): 1})
a = ([1],)
a[0].append(2)
print(a)

# frozenset is hashable and has no method that changes it.
f = frozenset('abc')
print(len(f), 'a' in f, f == set('abc'), sorted(f | {'d'}), sorted(f - {'a'}), frozenset(f) is f, f.copy() is f, frozenset([3, 1, 2]), frozenset())
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: f.add('x'))
attempt(lambda: frozenset([[]]))
attempt(lambda: frozenset(5))
g = frozenset([1])
g |= {2}
print(g, type(g), sorted(map(sorted, {frozenset([1]), frozenset([1, 2]), frozenset([1])})))

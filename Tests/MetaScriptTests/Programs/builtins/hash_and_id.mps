# hash agrees with equality; numbers hash by value.
print(hash(5), hash(5.0), hash(-1), hash(2 ** 61 - 2), hash(2 ** 61 - 1), hash(-(2 ** 61)), hash(2 ** 100), hash(0.1), hash(-0.5), hash(True), hash(float('inf')), hash(1e308), hash((1, 2.0)), hash(()), hash((1, (2, 3))), hash((None,)) == hash((None,)))
print(hash('a') == hash('a'), hash(frozenset([1, 2])) == hash(frozenset([2, 1])), hash(range(3)) == hash(range(3)), hash(int) == hash(int), hash(frozenset()), hash(frozenset([1])), hash(frozenset([1, 2, 3])))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: hash([]))
attempt(lambda: hash({}))
attempt(lambda: hash(set()))
attempt(lambda: hash((1, [])))
attempt(lambda: hash(slice(1)))
attempt(lambda: {}[{}])
attempt(lambda: {[1]: 2})
attempt(lambda: {1, []})
attempt(lambda: frozenset([set()]))
attempt(lambda: [] in {})
attempt(lambda: [] in {1})
attempt(lambda: [] in [1])
x = object()
print(id(x) == id(x), hash(x) == hash(x), id(1) == id(1))

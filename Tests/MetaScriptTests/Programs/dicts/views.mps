# keys, values and items are live views; keys and items are set-like.
d = {'a': 1, 'b': 2}
k, v, i = d.keys(), d.values(), d.items()
d['c'] = 3
print(k, v, i, len(k), 'c' in k, 3 in v, ('c', 3) in i, ('c', 4) in i, list(k), [*v])
print(sorted(k & {'a', 'z'}), sorted(k | {'z'}), sorted(k - {'a'}), sorted(k ^ {'a', 'z'}), k == {'a', 'b', 'c'}, k >= {'a'}, k.isdisjoint(['z']), {'a': 1}.items() <= i, sorted(i & {('a', 1), ('b', 5)}))
print(v == d.values(), d.keys() == d.keys(), type(k), type(v), type(i), next(iter(i)), list(reversed(k)))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: k[0])
attempt(lambda: k.append)
attempt(lambda: v + v)
attempt(lambda: hash(k))

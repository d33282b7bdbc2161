# Dicts keep insertion order; updating a key keeps its place, deleting and adding moves it.
d = {'b': 1, 'a': 2, 'c': 3}
d['a'] = 20
print(d, list(d), list(d.items()))
del d['b']
d['b'] = 4
print(d, d.popitem(), d, list(reversed(d)), list(reversed(d.items())), list(reversed(d.values())))
d.update(z=1, a=5)
print(d, dict(sorted(d.items())), {k: v for k, v in reversed(d.items())})
e = {}
for i in range(100):
    e[i] = i
for i in range(0, 100, 2):
    del e[i]
e[0] = 'again'
print(list(e)[:5], list(e)[-2:], len(e))
print({1: 'a', 2: 'b'} == {2: 'b', 1: 'a'}, list({1: 0} | {0: 1} | {1: 5}))

# Iterating gives keys; items unpack; comprehension and sorting by value.
d = {'one': 1, 'three': 3, 'two': 2}
for k in d:
    print(k, end=' ')
for i, (k, v) in enumerate(d.items()):
    print(i, k, v, end='; ')
print()
print({v: k for k, v in d.items()}, sorted(d, key=d.get), max(d, key=d.get), [k for k in d if len(k) == 3], sum(d.values()), list(map(len, d)), [*d], {*d} == set(d), dict(zip(d, range(3))), sorted(d.items(), key=lambda kv: -kv[1]))
print('one' in d, 1 in d, 'x' not in d, len(d), min(d), list(enumerate(d)), any(d), all({0: 1}))
nested = {'a': {'b': {'c': [1, {'d': 2}]}}}
nested['a']['b']['c'][1]['d'] += 5
print(nested, nested['a']['b']['c'][1]['d'], nested.get('x', {}).get('y'))

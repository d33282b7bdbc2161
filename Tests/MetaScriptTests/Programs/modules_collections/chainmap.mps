# ChainMap looks through its maps in order and writes to the first.
from collections import ChainMap
base, local = {'a': 1, 'b': 2}, {'b': 20}
c = ChainMap(local, base)
print(c, c['a'], c['b'], len(c), list(c), 'a' in c, 'z' in c, c.get('z', 0), dict(c))
c['n'] = 5
del c['b']
print(c, c['b'], local, base, c.maps, c.parents, c.new_child({'a': 0}))
try:
    del c['a']
except KeyError as error:
    print(error)
try:
    c['missing']
except KeyError as error:
    print(repr(error))
print(sorted(c.items()), c.pop('n'), bool(ChainMap()), ChainMap({1: 2}) == {1: 2})

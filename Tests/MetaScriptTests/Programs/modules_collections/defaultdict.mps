# defaultdict makes missing values on reading by [], not by get.
from collections import defaultdict
d = defaultdict(list)
d['a'].append(1); d['b'].append(2); d['a'].append(3)
print(d, d['new'], 'x' in d, d.get('x'), len(d), dict(d), d.default_factory)
n = defaultdict(int)
for ch in 'hello': n[ch] += 1
print(n, sorted(n.items()), defaultdict(lambda: 'dflt')['k'], defaultdict(int, {'a': 1})['a'], defaultdict(None, a=1))
t = defaultdict(lambda: defaultdict(int))
t['x']['y'] += 1
print(t['x'], t['x']['y'], n == {'h': 1, 'e': 1, 'l': 2, 'o': 1}, n | {'z': 9}, n.copy() == n, isinstance(n, dict))
try:
    defaultdict()['x']
except KeyError as error:
    print('KeyError', error)
try:
    defaultdict(5)
except TypeError as error:
    print(error)

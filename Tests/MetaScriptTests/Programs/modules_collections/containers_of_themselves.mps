# Containers that hold themselves, and methods that take their arguments by name.
from collections import ChainMap, OrderedDict, defaultdict

d = defaultdict(list)
d['a'] = d
print(d)
o = OrderedDict(self=1, dict=2)
o['o'] = o
o['list'] = [o]
print(o)
m = ChainMap()
m['k'] = m
print(m)
print(ChainMap({'a': 1}) | {'b': 2}, {'c': 3} | ChainMap({'a': 1}))
o = OrderedDict(a=1)
print(o.pop(key='b', default='none'), o.setdefault(key='c', default=3), OrderedDict.fromkeys('xy', value=0))
o |= [('z', 9)]
d = defaultdict(int, b=2)
d |= [('z', 9)]
print(o, d, dict(self=1, other=2))
z = {}
z.update(self=3, other=4)
print(z)

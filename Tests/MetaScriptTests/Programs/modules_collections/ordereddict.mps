# OrderedDict: dict with order in equality and move_to_end.
from collections import OrderedDict, ChainMap
d = OrderedDict([('a', 1), ('b', 2), ('c', 3)])
d.move_to_end('a'); d.move_to_end('c', last=False)
print(d, list(d), d.popitem(), d.popitem(last=False), d, d == {'b': 2}, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {'b': 2, 'a': 1}, isinstance(d, dict), list(reversed(OrderedDict(x=1, y=2))), OrderedDict(), dict(OrderedDict(q=1)), OrderedDict.fromkeys('ab', 0))
d['z'] = 5; d['b'] = 9
print(d, d.keys(), d.items(), OrderedDict(a=1) | {'b': 2})
try:
    d.move_to_end('nope')
except KeyError as error:
    print('KeyError', error)
c = ChainMap({'a': 1}, {'a': 2, 'b': 3})
print(c['a'], c['b'], len(c), sorted(c), dict(c) == {'a': 1, 'b': 3}, c.new_child({'a': 0})['a'])
c['b'] = 10
print(c.maps, c.get('zz'), 'b' in c)

# Counter counts, orders by count, and does arithmetic.
from collections import Counter
c = Counter('abracadabra')
print(c, c['a'], c['zz'], c.most_common(2), c.most_common(), list(c.elements())[:5], sum(c.values()), c.total(), len(c))
c.update('aab'); c.subtract({'a': 10, 'q': 1})
print(c, +c, -c, Counter(a=3, b=1) + Counter(a=1, c=5), Counter(a=3, b=1) - Counter(a=1, b=5), Counter(a=3, b=1) & Counter(a=1, b=2), Counter(a=3) | Counter(a=1, b=2))
print(Counter(), Counter([1, 1, 2]), Counter({'x': 2}), Counter(a=1) == Counter(a=1, b=0), Counter(a=1) == {'a': 1}, 'zz' in c, isinstance(c, dict), Counter('aab').most_common(1)[0], dict(Counter('ab')), Counter(w for w in ['x', 'y', 'x']))
del c['a'], c['not there']
c['new'] += 1
print(c['new'], sorted(c), Counter('ab') <= Counter('aabb'), Counter(['b', 'a', 'b', 'a', 'c']).most_common(2), c.copy() == c)

# total_ordering fills in comparisons; cmp_to_key orders by a function; partialmethod binds.
import functools
@functools.total_ordering
class Version:
    def __init__(self, *parts): self.parts = parts
    def __eq__(self, other):
        return self.parts == other.parts if isinstance(other, Version) else NotImplemented
    def __lt__(self, other):
        return self.parts < other.parts if isinstance(other, Version) else NotImplemented
a, b = Version(1, 2), Version(1, 10)
print(a < b, a <= b, a > b, a >= b, a == b, a != b, a <= a, a >= a, max(a, b).parts)
try:
    a <= 5
except TypeError as error:
    print(error)
words = ['pear', 'Fig', 'apple', 'fig']
print(sorted(words, key=functools.cmp_to_key(lambda x, y: (x.lower() > y.lower()) - (x.lower() < y.lower()))))
k = functools.cmp_to_key(lambda x, y: x - y)
print(k(1) < k(2), k(2) == k(2), k(3) > k(4), k(5).obj)
class Cell:
    def set(self, value, twice=False): return value * (2 if twice else 1)
    double = functools.partialmethod(set, twice=True)
print(Cell().double(4), functools.reduce(lambda x, y: f'({x}{y})', 'abcd'))
p = functools.partial(int, base=2)
p.note = 'binary'
print(p('1011'), p.note, functools.partial(p, '11')())

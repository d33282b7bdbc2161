# for asks __iter__ then __next__; without __iter__, __getitem__ from zero.
class Count:
    def __init__(self, n): self.n = n
    def __iter__(self): return CountIterator(self.n)
class CountIterator:
    def __init__(self, n): self.i, self.n = 0, n
    def __iter__(self): return self
    def __next__(self):
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return self.i
c = Count(3)
print(list(c), list(c), sum(c), 2 in c, 9 in c, [*c], max(c), dict(zip(c, 'abc')), sorted(c, reverse=True))
class Old:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError('stop')
        return i * i
print(list(Old()), 4 in Old(), 5 in Old(), [x for x in Old()], tuple(enumerate(Old())), list(zip(Old(), 'ab')))
a, b, *rest = Old()
print(a, b, rest, next(iter(Old())))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
class BadIter:
    def __iter__(self): return 5
class NoneIter:
    __iter__ = None
class NoNext:
    def __iter__(self): return self
class Raises:
    def __iter__(self): raise ValueError('in iter')
attempt(lambda: list(BadIter()))
attempt(lambda: list(NoneIter()))
attempt(lambda: list(NoNext()))
attempt(lambda: list(Raises()))
attempt(lambda: [x for x in 5])
attempt(lambda: [x for x in None])
class GenIter:
    def __init__(self, items): self.items = items
    def __iter__(self):
        for item in self.items:
            yield item, len(self.items)
    def __reversed__(self): return iter(self.items[::-1])
    def __len__(self): return len(self.items)
print(list(GenIter('ab')), list(reversed(GenIter('ab'))), list(reversed(range(3))))
class Seq:
    def __len__(self): return 3
    def __getitem__(self, i): return i * 10
print(list(reversed(Seq())))

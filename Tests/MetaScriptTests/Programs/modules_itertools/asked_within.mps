# An iterator that is asked for its next item while it fetches one.
from itertools import accumulate, islice, pairwise, takewhile

class Source:
    def __init__(self, at, most):
        self.count, self.at, self.most = 0, at, most
    def __iter__(self):
        return self
    def __next__(self):
        if self.count >= self.most:
            raise StopIteration
        self.count += 1
        return next(it) if self.count == self.at else [self.count]

for at in (1, 2, 3):
    it = pairwise(Source(at, 9))
    print(list(islice(it, 3)))
it = pairwise(Source(1, 1))
print(next(it, 'end'))
it = takewhile(lambda x: True, Source(2, 2))
print(next(it), next(it, 'end'), next(it, 'end'))
for bad in ((1, 'a'), ('a', 1), (0, 5, 0), (-1,), (0, -1)):
    try:
        islice('abc', *bad)
    except ValueError as e:
        print(e)

# Recipes over iterators: windows, chunks, flatten, unique, interleave, peek.
from itertools import islice, chain, tee, zip_longest
from collections import deque
def window(it, n):
    it = iter(it)
    d = deque(islice(it, n), maxlen=n)
    if len(d) == n: yield tuple(d)
    for x in it:
        d.append(x)
        yield tuple(d)
def chunks(it, n):
    it = iter(it)
    while piece := list(islice(it, n)): yield piece
def unique(it, key=lambda x: x):
    seen = set()
    for x in it:
        if (k := key(x)) not in seen:
            seen.add(k)
            yield x
def interleave(*its):
    missing = object()
    for row in zip_longest(*its, fillvalue=missing): yield from (x for x in row if x is not missing)
class Peek:
    def __init__(self, it): self.it, self.buffer = iter(it), []
    def peek(self, default=None):
        if not self.buffer:
            try: self.buffer.append(next(self.it))
            except StopIteration: return default
        return self.buffer[0]
    def __iter__(self): return self
    def __next__(self): return self.buffer.pop() if self.buffer else next(self.it)
print(list(window(range(5), 3)), list(window('ab', 3)), list(chunks('abcdefg', 3)), list(unique('abracadabra')), list(unique(['A', 'a', 'b'], str.lower)), list(interleave('abc', [1], (True, False))))
p = Peek([1, 2])
print(p.peek(), next(p), p.peek(), list(p), p.peek('none'))
def partition(pred, it):
    a, b = tee(it)
    return [x for x in a if pred(x)], [x for x in b if not pred(x)]
print(partition(lambda x: x % 2, range(7)), list(chain.from_iterable(chunks(range(5), 2))), dict(enumerate(window('abc', 2))), sum(b > a for a, b in window([1, 3, 2, 4], 2)))
def running_mean(it):
    total = 0
    for n, x in enumerate(it, 1):
        total += x
        yield total / n
def take_until(pred, it):
    for x in it:
        yield x
        if pred(x): return
print([*running_mean([1, 2, 3, 4])], [*take_until(lambda x: x > 2, [1, 2, 3, 4])], next((x for x in 'abc' if x > 'b'), None), next((x for x in 'abc' if x > 'z'), None))

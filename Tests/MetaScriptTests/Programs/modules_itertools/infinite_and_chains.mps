# count, cycle, repeat, chain, islice, accumulate.
from itertools import *
import operator
print(list(islice(count(5), 3)), list(islice(count(1, 0.5), 3)), list(islice(cycle('ab'), 5)), list(repeat('x', 3)), list(islice(repeat(1), 2)), list(chain('ab', [1])), list(chain.from_iterable([[1], (2, 3)])), list(islice('abcdef', 2)), list(islice('abcdef', 1, 5, 2)), list(islice('abc', None)), list(islice('abcdef', 2, None)))
print(list(accumulate([1, 2, 3, 4])), list(accumulate([3, 1, 2], max)), list(accumulate([1, 2, 3], operator.mul, initial=10)), list(accumulate('abc')), list(accumulate([])), list(cycle([])), repeat(5), count(3), count(2, 3), repeat('a', 2))
print(list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(filterfalse(lambda x: x % 2, range(5))), list(compress('abcd', [1, 0, 1, 1])), list(starmap(pow, [(2, 3), (3, 2)])), list(pairwise('abcd')), list(pairwise([1])), list(zip_longest('ab', [1], fillvalue='-')), list(zip_longest([1], [])), list(filterfalse(None, [0, 1])))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: islice([1], -1))
attempt(lambda: islice([1], 1, 2, 0))
attempt(lambda: list(chain(1)))
attempt(lambda: list(accumulate([1, 'a'])))
attempt(lambda: next(repeat(1, 0)))

# A program may leave more behind than starts a collection, in objects of every kind.
import io, re
from collections import deque
lists = [[i] * 10 for i in range(60000)]
numbers = [10 ** 400 + i for i in range(3000)]
queues = [deque([i]) for i in range(3000)]
texts = [io.StringIO('x' * 100) for i in range(3000)]
sets = [{i} for i in range(3000)]
generators = [(j for j in [i]) for i in range(3000)]
matches = [re.match('a*', 'aaa') for i in range(3000)]
cycle = [lists]
cycle.append(cycle)
print(len(lists), numbers[1] % 10, queues[2], len(sets))

# choice, choices, shuffle and sample draw as CPython does.
import random
random.seed(42)
items = list(range(10))
print([random.choice('abcdef') for _ in range(10)])
random.shuffle(items)
print(items, random.sample(range(100), 5), random.sample('abcdefghij', 3), random.sample(range(10 ** 9), 4), random.sample([1, 2, 3], 3), random.sample(range(1000), 60)[:8])
print(random.choices('abc', k=8), random.choices([1, 2, 3], weights=[10, 1, 1], k=10), random.choices('xy', cum_weights=[1, 4], k=6), random.choices(range(5)))
print(random.sample(['r', 'b'], counts=[3, 2], k=4), random.random())
d = [[1], [2], [3]]
random.shuffle(d)
print(d)

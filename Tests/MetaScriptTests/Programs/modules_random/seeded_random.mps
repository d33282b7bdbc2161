# random() gives CPython's Mersenne Twister stream for a seed.
import random
for seed in (0, 1, 42, 123456789, -5, 2 ** 40, 10 ** 30, 1.5, 'text', '', 'é\U0001f600', None if 0 else True):
    random.seed(seed)
    print(seed if not isinstance(seed, str) else ascii(seed), [random.random() for _ in range(3)])
random.seed(7)
values = [random.random() for _ in range(2000)]
print(values[623], values[624], values[-1], sum(values))

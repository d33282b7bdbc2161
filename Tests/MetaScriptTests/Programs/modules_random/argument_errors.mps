# Errors of arguments of random's and re's functions are those of functions written in Python.
import random
import re

for attempt in (
    lambda: random.randint(1), lambda: random.randint(), lambda: random.choice(), lambda: random.randint(1, 2, 3),
    lambda: random.uniform(a=1), lambda: random.randint(1, 2, c=3), lambda: random.choice([1], seq=[2]),
    lambda: random.shuffle([1], 2), lambda: random.randint('a', 5), lambda: random.randint('1', 5),
    lambda: re.match(), lambda: re.sub('a', 'b'), lambda: re.findall('a', 'b', 0, 1), lambda: re.split('a', 'b', nope=1),
    lambda: re.sub('a', lambda m: 1, 'ba'),
):
    try:
        print(attempt())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)

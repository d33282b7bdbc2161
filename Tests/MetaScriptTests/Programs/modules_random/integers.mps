# getrandbits, randrange and randint draw the same numbers as CPython.
import random
random.seed(1)
print([random.getrandbits(k) for k in (1, 5, 8, 16, 31, 32, 33, 53, 64, 65, 100, 128)], random.getrandbits(0))
print([random.randint(1, 6) for _ in range(20)], [random.randrange(10) for _ in range(10)], [random.randrange(5, 50, 7) for _ in range(10)], [random.randrange(10, -10, -3) for _ in range(8)])
print([random.randint(0, 10 ** 20) for _ in range(3)], random.randint(5, 5), random.randrange(2 ** 64), random.randint(-10, 10))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: random.randint(5, 1))
attempt(lambda: random.randrange(0))
attempt(lambda: random.randrange(5, 5))
attempt(lambda: random.randrange(1, 5, 0))
attempt(lambda: random.getrandbits(-1))
attempt(lambda: random.randint(1.5, 2))
attempt(lambda: random.choice([]))
attempt(lambda: random.sample([1, 2], 3))
attempt(lambda: random.sample([1, 2], -1))
attempt(lambda: random.sample({1, 2}, 1))

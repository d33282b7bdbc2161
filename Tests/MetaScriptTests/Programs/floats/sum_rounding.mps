# sum adds from left to right in double precision.
print(sum([0.1] * 10), sum([0.1, 0.2, 0.3]), sum([1e16, 1, -1e16]), sum([0.5, 1]), sum([1, 0.5, 10 ** 20]))
import math
print(math.fsum([0.1] * 10), math.fsum([1e16, 1, -1e16]), math.fsum([]))
print(sum([True, True]), sum([], 0.5), sum([[1], [2]], []), sum((x for x in (1, 2, 3)), 10), sum([1], start=5))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: sum(['a']))
attempt(lambda: sum([], ''))
attempt(lambda: sum(5))
attempt(lambda: sum([[1]]))
attempt(lambda: sum())

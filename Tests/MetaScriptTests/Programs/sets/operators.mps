# Operators want sets on both sides, methods any iterable; comparison is inclusion.
a, b = {1, 2, 3}, {2, 3, 4}
print(a | b, a & b, a - b, b - a, a ^ b, a <= b, {2} < a, a < a, a <= a, a > {1}, a >= b, {1, 2} != {1}, {1, 2} < {3}, {1} > {2})
a |= {9}; a &= {1, 2, 9}; a -= {9}; a ^= {1, 5}
print(a)
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: {1} | [2])
attempt(lambda: {1} & (1,))
attempt(lambda: {1} - 1)
attempt(lambda: {1} + {2})
attempt(lambda: {1} < [1])
f = frozenset([1, 2])
print(type({1} | f), type(f | {1}), f == {1, 2}, hash(f) == hash(frozenset([2, 1])), {f: 'x'}[frozenset((2, 1))], f in {f}, {f} == {frozenset({1, 2})}, {1, 2} in {f})

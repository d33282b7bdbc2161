# sorted makes a new list; reversed is lazy over sequences.
a = [3, 1, 2]
print(sorted(a), a, sorted(a, reverse=True), list(reversed(a)), sorted('bca'), sorted({'b': 1, 'a': 2}), sorted((2, 1)), ''.join(reversed('abc')), list(reversed((1, 2))), list(reversed(range(1, 6, 2))), list(reversed({'x': 1, 'y': 2})), sorted(['10', '9', '1'], key=int), sorted([(2, 'a'), (1, 'b')], key=lambda t: t[1]), sorted([0.5, 1, True, -1]), sorted(a, key=lambda x: -x) == [3, 2, 1])
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: reversed(x for x in a))
attempt(lambda: reversed({1}))
attempt(lambda: reversed(None))
attempt(lambda: sorted(5))
attempt(lambda: sorted([1, 'a', 2]))
attempt(lambda: sorted([3, 1], reverse='x'))
attempt(lambda: sorted([{}, 1]))

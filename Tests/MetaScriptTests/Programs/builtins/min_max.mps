# min and max: several arguments or one iterable, key, default; the first of equals wins.
print(min(3, 1, 2), max([3, 1, 2]), min('hello'), max('a', 'b'), min([1], [0, 5]), max({1: 'a', 2: 'b'}), min([], default='none'), max((), default=None), min([3, -5], key=abs), max('aa', 'b', key=len), min(1, 1.0), min(1.0, 1), max(True, 1), max(1, True), max([(1, 'b'), (1, 'a')]), min(x for x in (2, 1)), max(1, 2, key=lambda x: -x), min(range(5)), max([1, 2, 3], key=lambda x: x % 3))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: min([]))
attempt(lambda: max(()))
attempt(lambda: max(x for x in []))
attempt(lambda: min(1))
attempt(lambda: min(1, 'a'))
attempt(lambda: max([1, None]))
attempt(lambda: max([1, 2], key=lambda: 0))
attempt(lambda: max())
attempt(lambda: max(1, 2, foo=3))

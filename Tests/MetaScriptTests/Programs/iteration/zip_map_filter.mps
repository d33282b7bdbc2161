# zip, map, filter and enumerate are lazy and stop with the shortest.
print(list(zip()), list(zip([1])), list(zip([1, 2], 'abc', (True, False, None))), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(filter(None, [0, 1, '', 'a'])), list(filter(lambda x: x > 1, [1, 2, 3])), list(enumerate('ab', 5)), list(enumerate('ab', start=-1)))
def noisy(name, n):
    for i in range(n):
        print(name, i, end=' ')
        yield i
z = zip(noisy('a', 3), noisy('b', 2))
print(list(z))
print(list(zip(*[(1, 'a'), (2, 'b')])), dict(zip('ab', range(2))), next(map(str, [5])), *map(len, ['a', 'bb']))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: list(zip([1, 2], [3], strict=True)))
attempt(lambda: list(zip([1], [3, 4], strict=True)))
attempt(lambda: list(zip([1], [2], [3, 4], strict=True)))
attempt(lambda: list(zip([1, 2], [1, 2], [3], strict=True)))
attempt(lambda: list(zip([1, 2], [3, 4], strict=True)))
attempt(lambda: list(zip([], strict=True)))
attempt(lambda: zip([1], foo=True))
attempt(lambda: list(map(lambda x: 1 / x, [1, 0])))
m = map(print, 'ab')
print('nothing printed yet')
print(list(m), list(m))
it = iter('abcdef')
print(list(zip(it, it)), list(zip(*[iter('abcdefg')] * 3)))

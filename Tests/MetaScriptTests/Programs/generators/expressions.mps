# A generator expression is lazy but evaluates its first iterable at once.
def source():
    print('source')
    return [1, 2, 3]
g = (print('item', x) or x * 2 for x in source())
print('made')
print(next(g))
print(list(g))
print(sum(x * x for x in range(4)), max((len(w), w) for w in ['a', 'ccc', 'bb']), ','.join(str(i) for i in range(3)), all(x > 0 for x in []), any(x > 1 for x in [1, 2]), dict((i, i * i) for i in range(3)), set(x % 2 for x in range(5)), sorted(-x for x in range(3)))
try:
    (x for x in 5)
except TypeError as error:
    print(error)
h = (x / y for x in [1] for y in [0])
try:
    next(h)
except ZeroDivisionError as error:
    print(error, list(h))
n = 1
lazy = (n * i for i in range(3))
n = 10
print(list(lazy), (i for i in 'a').__name__, type(i for i in 'a'))
print(list((a, b) for a in range(2) for b in range(a + 1)))

# A generator runs to its next yield when asked, and keeps its place.
def g():
    print('start', end=' ')
    yield 1
    print('middle', end=' ')
    yield 2
    print('end', end=' ')
it = g()
print(next(it))
print(next(it))
try:
    next(it)
except StopIteration as stop:
    print('stopped', stop.value)
print(next(it, 'default'), list(it), list(g()), iter(it) is it)
def count(n):
    while n > 0:
        yield n
        n -= 1
print(list(count(3)), sum(count(4)), [*count(2)], max(count(5)), 2 in count(3), dict(enumerate(count(2))), tuple(zip(count(3), 'abc')), sorted(count(4)))
a, b, c = count(3)
print(a, b, c)
def empty():
    return
    yield
print(list(empty()), (lambda: (yield 1))().__next__())
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
f = fib()
print([next(f) for _ in range(10)], g.__name__, it.__name__, type(it).__name__)

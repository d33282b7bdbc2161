# A generator cannot be entered twice; StopIteration inside one becomes RuntimeError.
def g():
    yield next(it)
it = g()
try:
    next(it)
except ValueError as error:
    print(error)
def leak():
    yield 1
    raise StopIteration('leaked')
try:
    print(list(leak()))
except RuntimeError as error:
    print(error, repr(error.__cause__))
def next_inside():
    yield next(iter([]))
try:
    list(next_inside())
except RuntimeError as error:
    print(error)
def broken():
    yield 1
    1 / 0
b = broken()
print(next(b))
try:
    next(b)
except ZeroDivisionError as error:
    print(error, next(b, 'over'))
try:
    len(g())
except TypeError as error:
    print(error)
try:
    g()[0]
except TypeError as error:
    print(error)
try:
    g()()
except TypeError as error:
    print(error)
print(bool(g()))

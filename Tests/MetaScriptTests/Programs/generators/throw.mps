# throw raises at the yield; the generator may catch it and go on.
def g():
    while True:
        try:
            yield 'waiting'
        except ValueError as error:
            print('caught', error)
            yield 'recovered'
it = g()
print(next(it), it.throw(ValueError('one')), next(it), it.throw(ValueError('two')))
try:
    it.throw(KeyError('out'))
except KeyError as error:
    print('escaped', error)
print(next(it, 'exhausted'))
def fresh():
    yield 1
f = fresh()
try:
    f.throw(RuntimeError('before start'))
except RuntimeError as error:
    print(error, list(f))
try:
    f.throw(RuntimeError('after end'))
except RuntimeError as error:
    print(error)
try:
    fresh().throw(5)
except TypeError as error:
    print(error)
def cls():
    try:
        yield
    except ValueError as error:
        print(type(error).__name__, error.args)
c = cls()
next(c)
try:
    c.throw(ValueError)
except StopIteration:
    print('stopped')

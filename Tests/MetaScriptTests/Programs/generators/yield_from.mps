# yield from passes values, sends, throws and closes through.
def inner():
    try:
        x = yield 'a'
        print('inner got', x)
        yield 'b'
    except ValueError as error:
        print('inner caught', error)
        yield 'handled'
    finally:
        print('inner done')
    return 'inner value'
def outer():
    result = yield from inner()
    print('outer got', result)
    yield from 'xy'
    yield from (i for i in range(2))
    yield from []
    yield from {'k': 1}
g = outer()
print(next(g), g.send('sent'))
print(list(g))
g = outer()
next(g)
print(g.throw(ValueError('thrown')))
g.close()
def flatten(x):
    for item in x:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item
print(list(flatten([1, [2, [3, []], 4]])))
class It:
    def __iter__(self): return self
    def __next__(self): raise StopIteration('from class')
def d():
    print((yield from It()))
print(list(d()))
def bad():
    yield from 5
try:
    list(bad())
except TypeError as error:
    print(error)
def send_to_list():
    yield from [1, 2]
s = send_to_list()
next(s)
try:
    s.send('x')
except AttributeError as error:
    print(error)

# finally in a generator runs when it ends, is closed, or is thrown into.
def g(name):
    try:
        yield name
    finally:
        print('cleanup', name)
for x in g('loop'):
    print(x)
it = g('closed')
next(it)
it.close()
it = g('thrown')
next(it)
try:
    it.throw(KeyError('k'))
except KeyError:
    print('out')
def nested():
    for i in range(3):
        try:
            yield i
        finally:
            print('f', i)
it = nested()
print(next(it), next(it))
it.close()
def with_in():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print('exit')
    else:
        print('else')
    finally:
        print('fin')
print(list(with_in()))

# close raises GeneratorExit at the yield; yielding again then is an error.
def g():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print('closing')
        raise
    finally:
        print('finally')
it = g()
next(it)
print(it.close(), it.close(), list(it))
def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print('no')
            yield 2
            break
s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as error:
    print(error)
def unstarted():
    print('never runs')
    yield
unstarted().close()
def returns():
    try:
        yield
    except GeneratorExit:
        return 'value'
r = returns()
next(r)
print(r.close())
def raises():
    try:
        yield
    finally:
        raise ValueError('in finally')
r = raises()
next(r)
try:
    r.close()
except ValueError as error:
    print(error)
print(issubclass(GeneratorExit, Exception), issubclass(GeneratorExit, BaseException))

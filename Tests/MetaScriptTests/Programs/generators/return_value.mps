# return in a generator ends it; its value travels in StopIteration and through yield from.
def g():
    yield 1
    return 'result'
it = g()
next(it)
try:
    next(it)
except StopIteration as stop:
    print(stop.value, stop.args, repr(stop))
def h():
    value = yield from g()
    print('got', value)
    return value * 2
def top():
    print('final', (yield from h()))
print(list(top()))
def none():
    yield
    return
it = none()
print(next(it))
try:
    next(it)
except StopIteration as stop:
    print(stop.value, stop.args)
def tuple_result():
    return (1, 2)
    yield
try:
    next(tuple_result())
except StopIteration as stop:
    print(stop.value, stop.args)

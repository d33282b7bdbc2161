# send resumes with a value; the first one must be None.
def average():
    total, n, mean = 0, 0, None
    while True:
        x = yield mean
        total += x
        n += 1
        mean = total / n
a = average()
print(next(a), a.send(10), a.send(20), a.send(0))
b = average()
try:
    b.send(5)
except TypeError as error:
    print(error)
print(b.send(None), b.send(4))
def echo():
    received = yield 'ready'
    while received is not None:
        received = yield received
    return 'done'
e = echo()
print(next(e), e.send('a'), e.send('b'))
try:
    e.send(None)
except StopIteration as stop:
    print(stop.value)
try:
    e.send(1)
except StopIteration as stop:
    print('finished', stop.value)
def expr():
    x = (yield 1) + (yield 2)
    print('sum', x)
    y = [(yield 3), (yield 4)]
    print(y)
g = expr()
print(next(g), g.send(10), g.send(20), g.send('p'), next(g, 'end'))

# A generator that a loop leaves early is closed at once, unless something else leads to it; what
# globals still name is closed at the end of the program.
def numbers(name):
    try:
        yield 1
        yield 2
        yield 3
    finally:
        print('closed', name)

for n in numbers('broken'):
    print(n)
    break
print('after break')

def first():
    for n in numbers('returned'):
        return n

print(first())

kept = numbers('kept')
for n in kept:
    break
print('still open', next(kept))

class Resource:
    def __enter__(self):
        print('enter')
        return self
    def __exit__(self, *exc):
        print('exit')

def lines():
    with Resource():
        yield 'a'
        yield 'b'

def outer():
    yield from lines()

for line in outer():
    print(line)
    break
for line in (x.upper() for x in lines()):
    print(line)
    break
for a in numbers('a'):
    for b in numbers('b'):
        if b == 2:
            break
    if a == 2:
        break
def search():
    for x in numbers('x'):
        for y in numbers('y'):
            if y == 2:
                return x, y
print(search())
held = [numbers('in a list')]
for n in held[0]:
    break
print('list', next(held[0]))
for _ in held[0]:
    pass
def bad():
    try:
        yield 1
    except GeneratorExit:
        print('told')
        raise
for n in bad():
    break
for n in numbers('full'):
    pass
else:
    print('else')
last = numbers('at the end')
print(next(last))

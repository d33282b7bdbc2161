# A list nested a hundred thousand deep can be built, dropped and measured, but not printed or compared.
a = []
for _ in range(100000):
    a = [a]
b = []
for _ in range(100000):
    b = [b]
for name, action in (('repr', lambda: repr(a)), ('eq', lambda: a == b), ('str', lambda: str(a)), ('lt', lambda: a < b)):
    try:
        action()
        print(name, 'worked')
    except RecursionError as error:
        print(name, 'RecursionError')
depth = 0
while a:
    a = a[0]
    depth += 1
print(depth)
del b
d = {}
for _ in range(100000):
    d = {'k': d}
try:
    repr(d)
except RecursionError:
    print('dict repr RecursionError')

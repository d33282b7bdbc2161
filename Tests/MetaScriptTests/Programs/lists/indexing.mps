# Reading and writing list items, negative indices, deletion.
a = [10, 20, 30]
a[0] = 1; a[-1] = 3; a[True] = 2
print(a, a[0], a[-3], a[False])
del a[0], a[-1]
print(a)
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
def put(index):
    a[index] = 0
def drop(index):
    del a[index]
attempt(lambda: a[5])
attempt(lambda: a[-5])
attempt(lambda: a['x'])
attempt(lambda: a[1.5])
attempt(lambda: a[None])
attempt(lambda: a[10 ** 30])
attempt(lambda: put(5))
attempt(lambda: put('x'))
attempt(lambda: drop(5))
attempt(lambda: drop(1.0))
attempt(lambda: (1, 2)[5])
attempt(lambda: (1, 2)['a'])

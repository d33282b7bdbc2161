# Assigning to a slice replaces, inserts or removes; extended slices keep their length.
a = list(range(6))
a[1:3] = ['a', 'b', 'c']; print(a)
a[1:4] = []; print(a)
a[1:1] = 'xy'; print(a)
a[len(a):] = [9]; print(a)
a[:0] = (8,); print(a)
a[::2] = range(4); print(a)
a[:] = []; print(a)
a[5:10] = [1, 2]; print(a)
a[::-1] = 'pq'; print(a)
a[2:0] = [7]; print(a)
a[1:2] = a; print(a)
a[-2:] = {5: 1, 6: 2}; print(a)
def attempt(action):
    try:
        action()
        print(a)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
def extended(value):
    a[::2] = value
def plain(value):
    a[0:1] = value
attempt(lambda: extended([1]))
attempt(lambda: plain(5))
attempt(lambda: extended(5))
attempt(lambda: plain(x * 2 for x in [1, 2]))

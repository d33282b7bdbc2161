# Generators that hold generators of their own kind are let go at the end without harm.
def times(n, g):
    for i in g:
        yield n * i

def merge(g, h):
    ng = next(g)
    nh = next(h)
    while 1:
        if ng < nh:
            yield ng
            ng = next(g)
        elif ng > nh:
            yield nh
            nh = next(h)
        else:
            yield ng
            ng = next(g)
            nh = next(h)

def hamming():
    yield 1
    for i in merge(merge(times(2, hamming()), times(3, hamming())), times(5, hamming())):
        yield i

numbers = hamming()
print([next(numbers) for _ in range(40)])

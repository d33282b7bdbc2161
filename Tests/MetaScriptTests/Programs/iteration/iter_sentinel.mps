# iter(callable, sentinel) calls until the sentinel comes back.
values = iter([1, 2, 3, 0, 4])
print(list(iter(lambda: next(values), 0)), next(values))
n = 0
def tick():
    global n
    n += 1
    return n
print([x * 10 for x in iter(tick, 4)], n)
it = iter(tick, 6)
print(next(it), next(it, 'end'), next(it, 'still'), type(it).__name__)
def stops():
    raise StopIteration
print(list(iter(stops, None)))

# Unpacking says how many values it wanted and got.
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
def two(value):
    a, b = value
    return a, b
def starred(value):
    a, *b, c = value
    return a, b, c
attempt(lambda: two([1]))
attempt(lambda: two([]))
attempt(lambda: two((1, 2, 3)))
attempt(lambda: two('abc'))
attempt(lambda: two({1: 1}))
attempt(lambda: two(x for x in range(5)))
attempt(lambda: two(x for x in range(1)))
attempt(lambda: two(5))
attempt(lambda: two(None))
attempt(lambda: starred([1]))
attempt(lambda: starred([]))
attempt(lambda: starred([1, 2]))
attempt(lambda: starred(1.5))
attempt(lambda: [0 for a, b in [(1, 2), (3,)]])
def nested():
    (a, b), c = [1, 2]
attempt(nested)
def loop():
    for a, b in [(1, 2), (1, 2, 3)]:
        print(a, b)
attempt(loop)
def infinite():
    while True:
        yield 1
attempt(lambda: two(infinite()))

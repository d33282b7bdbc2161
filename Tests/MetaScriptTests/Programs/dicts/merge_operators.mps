# | makes a new dict, |= updates in place.
a, b = {'x': 1, 'y': 2}, {'y': 3, 'z': 4}
print(a | b, b | a, a, {} | a)
c = a
c |= b
c |= [('w', 0)]
print(a, c is a)
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: a | [('q', 1)])
attempt(lambda: a + b)
attempt(lambda: a | 5)
attempt(lambda: a < b)
attempt(lambda: {**a, 'x': 'last'})

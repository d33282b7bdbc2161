# Stars spread iterables in displays, double stars spread mappings; later keys win.
a, b = [1, 2], (3, 4)
print([*a, *b], (*a, 0, *b), {*a, *a}, [*'ab', *range(2), *{}])
print({**{'x': 1}, 'y': 2, **{'x': 3}}, {'x': 0, **{'x': 1}}, {**{}})
print(*a, *b, sep='-')
t = *a, *b
print(t)
for x in *a, 9:
    print(x, end=' ')
print()
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: [*5])
attempt(lambda: {**5})
attempt(lambda: {**[1]})
attempt(lambda: {*[[1]]})

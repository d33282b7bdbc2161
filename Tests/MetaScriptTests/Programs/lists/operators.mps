# +, *, in and their errors; * copies references.
print([1] + [2], [1] * 3, 2 * [1, 2], [1] * 0, [1] * -5, 1 in [1.0], [1] in [[1]], 'a' not in ['b'], (1,) + (2,), (0,) * 3)
rows = [[0] * 2] * 2
rows[0][0] = 1
print(rows)
rows = [[0] * 2 for _ in range(2)]
rows[0][0] = 1
print(rows)
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: [1] + (2,))
attempt(lambda: (1,) + [2])
attempt(lambda: [1] + 1)
attempt(lambda: 1 + [1])
attempt(lambda: [1] * [2])
attempt(lambda: [1] * 1.5)
attempt(lambda: [1] - [1])
attempt(lambda: 1 in 5)
attempt(lambda: [1] * 10 ** 30)

# Lists compare item by item, then by length; equality never raises on mixed types.
print([1, 2] < [1, 3], [1] < [1, 0], [] < [0], [2] > [1, 9], [1, 2] == [1, 2.0], [1, 2] == (1, 2), [1, 2] != [1, 2], [1, [2]] <= [1, [2]], ['a'] < ['b'])
print([1, 'a'] == [1, 2], [1, 'a'] < [2, 3], (1, 2) < (1, 3), () < (0,), (1, 'x') == (1, 'x'))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: [1] < (1,))
attempt(lambda: [1] < ['a'])
attempt(lambda: [1] < 5)
attempt(lambda: (1,) >= [1])
attempt(lambda: [None] < [None])
attempt(lambda: [None] <= [None, 1])

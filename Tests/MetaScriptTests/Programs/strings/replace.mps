# replace, with counts and empty patterns.
print('aaa'.replace('a', 'b'), 'aaa'.replace('a', 'b', 2), 'aaa'.replace('aa', 'b'), 'abc'.replace('', '-'), 'abc'.replace('', '-', 2), 'abc'.replace('x', 'y'), ''.replace('', 'x'), 'aaa'.replace('a', '', -1), 'aaa'.replace('a', 'b', 0))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: 'a'.replace('a'))
attempt(lambda: 'a'.replace('a', 1))
attempt(lambda: 'a'.replace(1, 'a'))

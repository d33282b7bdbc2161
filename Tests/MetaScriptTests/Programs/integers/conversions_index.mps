# __index__ serves wherever an integer is needed.
class N:
    def __index__(self):
        return 3
n = N()
print([10, 20, 30, 40][n], 'abcdef'[:n], list(range(n)), hex(n), bin(n), oct(n), int(n), 'ab' * n, [0] * n)
print(round(5, n), pow(2, 5, 7), chr(65 + n.__index__()))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: [1][1.0])
attempt(lambda: [1]['a'])
attempt(lambda: range(1.5))
attempt(lambda: 'a' * 1.5)
attempt(lambda: [1] * 'a')
class Bad:
    def __index__(self):
        return 'x'
attempt(lambda: [1, 2][Bad()])

# Requests for absurd amounts are errors, not a dead process.
def attempt(action):
    try:
        action()
        print('worked')
    except (MemoryError, OverflowError, ValueError) as error:
        print(type(error).__name__, str(error))
attempt(lambda: [0] * (10 ** 18))
attempt(lambda: 'a' * (10 ** 18))
attempt(lambda: (0,) * (10 ** 18))
attempt(lambda: [0] * (10 ** 30))
attempt(lambda: 'ab' * (2 ** 63))
attempt(lambda: 'a'.ljust(10 ** 18))
attempt(lambda: 'a'.zfill(10 ** 18))
attempt(lambda: 'a'.center(2 ** 64))
attempt(lambda: f"{1:{10 ** 30}}")
attempt(lambda: f"{'a':{10 ** 19}}")
attempt(lambda: '%.99999999999d' % 1)
attempt(lambda: len(range(10 ** 25)))
attempt(lambda: list(range(10 ** 18)))
attempt(lambda: 1 << 10 ** 20)
attempt(lambda: '{:.9999999999999999999f}'.format(1.0))
attempt(lambda: round(1.5, 10 ** 30))
print('alive', 0 >> 10 ** 30, 5 >> 10 ** 30, -5 >> 10 ** 30)

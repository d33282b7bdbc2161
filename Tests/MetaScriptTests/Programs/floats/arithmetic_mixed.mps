# Mixed arithmetic goes to float; overflow in ** is an error, in * it is infinity.
print(1 + 2.0, 3 * 0.5, 7 - 0.5, 2 ** 0.5, 2.0 ** 3, True + 0.5, 10 ** 15 + 0.3)
print(1e308 * 10, 1e308 + 1e308, -1e308 * 10, 1e-308 / 1e10, 1e-320 / 1e10)
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: 2.0 ** 10000)
attempt(lambda: 10 ** 400 + 1.0)
attempt(lambda: 10 ** 400 * 0.0)
attempt(lambda: (-2.0) ** 2)
attempt(lambda: 1.5 + 'a')
attempt(lambda: 'a' + 1.5)
attempt(lambda: 1.5 - [])
attempt(lambda: None * 1.5)
print(0.1 + 0.2 == 0.3, 0.1 * 3, 1.1 + 2.2, 1e16 + 1, 1e16 + 2)

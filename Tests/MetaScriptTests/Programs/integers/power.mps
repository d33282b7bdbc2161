# Powers of integers stay integers unless the exponent is negative.
print(2 ** 10, (-2) ** 3, 0 ** 0, 2 ** -1, (-2) ** -3, 10 ** -2)
print(-2 ** 2, (-2) ** 2, 2 ** 3 ** 2, (2 ** 3) ** 2, 2 ** -1 ** 2)
print(pow(3, 5), pow(3, 200, 13), pow(3, -1, 7), pow(-3, 3, 5), pow(3, 3, -5), pow(2, 0, 1))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
attempt(lambda: pow(2, -1, 4))
attempt(lambda: pow(2.0, 2, 3))
attempt(lambda: pow(2, 2, 3.0))
attempt(lambda: 2 ** 'a')
attempt(lambda: (-8) ** 2)
attempt(lambda: 4 ** 0.5)
attempt(lambda: 10.0 ** 400)

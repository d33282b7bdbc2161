# round goes to the nearest even number at ties, and keeps or drops the type.
print([round(x) for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.500001, 2.4)])
print(round(2.675, 2), round(1.005, 2), round(0.125, 2), round(0.375, 2), round(1e300, 2), round(-0.4), round(-0.04, 1))
print(round(1234.5678, -2), round(1250.0, -2), round(1350.0, -2), round(5.0, -1), round(15.0, -1), round(1e22, -1))
print(round(1234), round(1250, -2), round(1350, -2), round(-25, -1), round(15, -1), round(25, -1), round(1234, 5), round(1234, -10), round(10 ** 30 + 5, -1))
print(type(round(2.5)), type(round(2.5, 0)), round(2.5, None), round(True), type(round(7, -1)), round(1.23456789e-10, 12), round(0.1 + 0.2, 15))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: round(float('nan')))
attempt(lambda: round(float('inf')))
attempt(lambda: round(float('inf'), 2))
attempt(lambda: round('a'))
attempt(lambda: round(1.5, 1.0))

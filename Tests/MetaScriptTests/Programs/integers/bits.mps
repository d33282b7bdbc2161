# Bit operators see integers as infinite two's complement.
print(6 & 3, 6 | 3, 6 ^ 3, ~6, -6 & 3, -6 | 3, -6 ^ 3, ~-6)
print(-1 & 0xff, -256 | 1, -1 ^ 10 ** 20, 10 ** 20 & -2, -(10 ** 20) | 3, ~(10 ** 20))
print(1 << 10, 1 << 70, -1 << 3, 5 >> 1, -5 >> 1, -1 >> 100, 2 ** 100 >> 98, -(2 ** 100) >> 99)
print(0 << 1000, 1 >> 1000, True << 2, True & 3, True & False, True | False, True ^ True)
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
attempt(lambda: 1 << -1)
attempt(lambda: 1 >> -1)
attempt(lambda: 1 & 1.0)
attempt(lambda: 1.5 << 2)
attempt(lambda: ~1.5)
attempt(lambda: 1 | None)
x = 5
x <<= 3; x |= 1; x ^= 0b11; x &= ~2; x >>= 1
print(x)

# `//` and `%` of floats round down; the remainder has the divisor's sign.
for a in (7.5, -7.5):
    for b in (2.0, -2.0):
        print(a, b, a // b, a % b, divmod(a, b))
print(-1e-20 % 1.0, 1e-20 % -1.0, -0.0 % 3, 6.0 % -3, 0.0 // -1, -0.0 // 1, 1 // 0.1, 1 % 0.1)
print(5.5 // 1, -5.5 // 1, 1e300 // 1e-10, 7 // 2.0, 7.0 // 2, 2 ** 70 // 3.0, 10 ** 20 % 3.0)
print(3.7 % 1, -3.7 % 1, 1e16 % 7, -1e16 % 7)

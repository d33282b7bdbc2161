# math's integer functions are exact at any size.
import math
print(math.isqrt(0), math.isqrt(10 ** 40), math.isqrt(10 ** 40 - 1), math.isqrt(99))
print(math.gcd(12, 18), math.gcd(), math.gcd(0, 0), math.gcd(-4, 6), math.gcd(2 ** 80, 6 ** 40), math.gcd(12, 18, 27))
print(math.lcm(4, 6), math.lcm(), math.lcm(0, 5), math.lcm(2, 3, 7))
print(math.factorial(0), math.factorial(20), math.factorial(30), math.comb(10, 3), math.comb(5, 9), math.comb(100, 50), math.perm(5, 2), math.perm(5))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: math.isqrt(-1))
attempt(lambda: math.factorial(-1))
attempt(lambda: math.factorial(2.0))
attempt(lambda: math.comb(-1, 2))
attempt(lambda: math.gcd(1.5))

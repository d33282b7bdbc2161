# Number theory by several methods that must agree.
from math import isqrt, gcd
def sieve(n):
    flags = [True] * (n + 1)
    flags[:2] = [False, False]
    for i in range(2, isqrt(n) + 1):
        if flags[i]: flags[i * i::i] = [False] * len(range(i * i, n + 1, i))
    return [i for i, f in enumerate(flags) if f]
def is_prime(n): return n > 1 and all(n % d for d in range(2, isqrt(n) + 1))
def miller(n):
    if n < 2 or n % 2 == 0: return n == 2
    d, s = n - 1, 0
    while d % 2 == 0: d //= 2; s += 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if a % n == 0: continue
        x = pow(a, d, n)
        if x in (1, n - 1): continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1: break
        else: return False
    return True
def factors(n):
    d = 2
    while d * d <= n:
        while n % d == 0:
            yield d
            n //= d
        d += 1
    if n > 1: yield n
primes = sieve(100)
print(primes, primes == [n for n in range(101) if is_prime(n)] == [n for n in range(101) if miller(n)], miller(2 ** 61 - 1), miller(2 ** 67 - 1), list(factors(600851475143)), list(factors(360)))
def collatz(n):
    steps = 0
    while n != 1: n = n // 2 if n % 2 == 0 else 3 * n + 1; steps += 1
    return steps
print(max(range(1, 1000), key=collatz), collatz(27), [n for n in range(1, 500) if sum(d for d in range(1, n) if n % d == 0) == n], [(a, b) for a in range(1, 300) for b in [sum(d for d in range(1, a) if a % d == 0)] if a < b and sum(d for d in range(1, b) if b % d == 0) == a])
def egcd(a, b): return (a, 1, 0) if b == 0 else (lambda g, x, y: (g, y, x - a // b * y))(*egcd(b, a % b))
print(egcd(240, 46), pow(17, -1, 3120), sum(1 for a in range(1, 50) for b in range(1, 50) if gcd(a, b) == 1), [int(c) for c in str(2 ** 100)][:5], sum(map(int, str(2 ** 1000))), int('1' * 20, 2), bin(1000)[2:].zfill(12))
def roman(n):
    out = ''
    for v, s in ((1000, 'M'), (900, 'CM'), (500, 'D'), (400, 'CD'), (100, 'C'), (90, 'XC'), (50, 'L'), (40, 'XL'), (10, 'X'), (9, 'IX'), (5, 'V'), (4, 'IV'), (1, 'I')):
        out += s * (n // v)
        n %= v
    return out
print([roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 3999)])

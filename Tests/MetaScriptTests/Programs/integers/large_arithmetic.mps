# Arithmetic on integers of hundreds of digits.
a = 3 ** 500
b = 7 ** 300
print(a % b, a // b)
print(a * b % 10 ** 50, (a + b) % 10 ** 40, (a - b) % 10 ** 40)
print(a & b, a ^ (a >> 3) == a, (a << 13) % 10 ** 30)
print(-a // b, -a % b % 1000, divmod(-a, -b)[0], -a >> 700)
def fib(n):
    x, y = 0, 1
    for _ in range(n):
        x, y = y, x + y
    return x
print(fib(500), fib(1000) % 10 ** 20)
def gcd(x, y):
    while y:
        x, y = y, x % y
    return x
print(gcd(fib(300), fib(200)) == fib(100))

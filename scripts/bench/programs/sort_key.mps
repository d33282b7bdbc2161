# Sorting lists, plain and by a key function.
def run(n, rounds):
    seed = 42
    values = []
    for i in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        values.append(seed)
    total = 0
    for r in range(rounds):
        by_digits = sorted(values, key=lambda v: v % 10007)
        plain = sorted(values)
        total += by_digits[r] % 10007 + plain[r] % 1000
    return total

print(run(60000, 8))

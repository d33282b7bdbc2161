# Lists built by append, then read and written by index.
def run(n, rounds):
    values = []
    for i in range(n):
        values.append(i * 7 % 1000)
    total = 0
    for r in range(rounds):
        for i in range(1, n):
            values[i] = (values[i - 1] + values[i]) % 1009
        total += values[n - 1]
    return total

print(run(100000, 40))

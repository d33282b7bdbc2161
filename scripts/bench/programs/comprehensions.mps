# List and dict comprehension with conditions.
def run(n):
    total = 0
    for r in range(n):
        squares = [i * i for i in range(1000) if i % 3 != 0]
        table = {i: s % 10 for i, s in enumerate(squares)}
        pairs = [(a, b) for a in range(20) for b in range(a)]
        total += sum(squares) % 1000 + len(table) + len(pairs) + sum([v for v in table.values()])
    return total

print(run(3000))

# Counting in a dict with string and integer keys.
def run(n):
    words = ["w" + str(i * i % 997) for i in range(2000)]
    counts = {}
    for r in range(n):
        for word in words:
            counts[word] = counts.get(word, 0) + 1
    squares = {}
    for i in range(n * 1000):
        k = i * 31 % 5003
        if k in squares:
            squares[k] += i
        else:
            squares[k] = i
    return len(counts), max(counts.values()), len(squares), squares[5]

print(*run(1200))

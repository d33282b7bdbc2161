# Numbers and text formatted by f-strings.
def run(n):
    total = 0
    for i in range(n):
        x = i * 0.37
        line = f"{i:>8d}|{x:10.3f}|{i % 16:x}|name-{i}|{'abc':<6}|{i / 7:.2e}"
        total += len(line) + ord(line[10]) + ord(line[-1])
    return total

print(run(350000))

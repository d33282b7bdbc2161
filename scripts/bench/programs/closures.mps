# Closures made and called; one keeps a counter.
def make_counter(step):
    count = 0
    def bump(by):
        nonlocal count
        count += step * by
        return count
    return bump

def compose(f, g):
    return lambda x: f(g(x))

def run(n):
    counters = [make_counter(i) for i in range(10)]
    total = 0
    for i in range(n):
        total += counters[i % 10](i & 3)
        add = lambda x: x + i
        total += compose(add, add)(1)
    return total

print(run(700000))

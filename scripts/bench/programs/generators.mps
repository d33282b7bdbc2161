# Generators in a pipeline, one of them recursive.
def count(n):
    i = 0
    while i < n:
        yield i
        i += 1

def odd(source):
    for x in source:
        if x % 2:
            yield x

def tree(depth):
    if depth:
        yield from tree(depth - 1)
        yield depth
        yield from tree(depth - 1)

def run(n):
    total = 0
    for x in odd(count(n)):
        total += x
    for d in tree(15):
        total += d
    return total + sum(x * 2 for x in count(n // 2))

print(run(2500000))

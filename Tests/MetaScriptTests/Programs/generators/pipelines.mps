# Generators feed generators, each item all the way through before the next.
def read():
    for line in ('3', 'x', '5', '', '7'):
        print('read', repr(line), end=' ')
        yield line
def numbers(lines):
    for line in lines:
        if line.isdigit():
            yield int(line)
def running(ns):
    total = 0
    for n in ns:
        total += n
        yield total
for t in running(numbers(read())):
    print('->', t)
def primes():
    def sieve(it):
        p = next(it)
        yield p
        yield from sieve(x for x in it if x % p)
    import itertools
    return sieve(itertools.count(2))
p = primes()
print([next(p) for _ in range(15)])
def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)
print(list(tree(3)))
def coroutine_chain():
    def printer():
        while True:
            print('got', (yield))
    def doubler(target):
        while True:
            target.send((yield) * 2)
    p = printer(); next(p)
    d = doubler(p); next(d)
    d.send(1); d.send('ab')
coroutine_chain()

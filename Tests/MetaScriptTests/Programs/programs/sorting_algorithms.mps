# Six sorts that must agree with sorted, and what they cost.
import random
def bubble(a):
    a = a[:]
    for i in range(len(a)):
        swapped = False
        for j in range(len(a) - 1 - i):
            if a[j] > a[j + 1]: a[j], a[j + 1] = a[j + 1], a[j]; swapped = True
        if not swapped: break
    return a
def insertion(a):
    out = []
    for x in a:
        i = len(out)
        while i and out[i - 1] > x: i -= 1
        out.insert(i, x)
    return out
def merge(a):
    if len(a) < 2: return a
    l, r = merge(a[:len(a) // 2]), merge(a[len(a) // 2:])
    out, i, j = [], 0, 0
    while i < len(l) and j < len(r):
        if l[i] <= r[j]: out.append(l[i]); i += 1
        else: out.append(r[j]); j += 1
    return out + l[i:] + r[j:]
def quick(a):
    if not a: return []
    p, *rest = a
    return quick([x for x in rest if x < p]) + [p] + quick([x for x in rest if x >= p])
def heap(a):
    a = a[:]
    def sift(i, n):
        while (c := 2 * i + 1) < n:
            if c + 1 < n and a[c + 1] > a[c]: c += 1
            if a[i] >= a[c]: return
            a[i], a[c] = a[c], a[i]
            i = c
    for i in reversed(range(len(a) // 2)): sift(i, len(a))
    for n in range(len(a) - 1, 0, -1):
        a[0], a[n] = a[n], a[0]
        sift(0, n)
    return a
def counting(a):
    low = min(a, default=0)
    counts = [0] * (max(a, default=0) - low + 1)
    for x in a: counts[x - low] += 1
    return [i + low for i, n in enumerate(counts) for _ in range(n)]
random.seed(5)
tests = [[], [1], [2, 1], list(range(20)), list(range(20, 0, -1)), [random.randint(-50, 50) for _ in range(100)]]
for sort in (bubble, insertion, merge, quick, heap, counting):
    print(f"{sort.__name__:>10}", all(sort(t) == sorted(t) for t in tests), sort(tests[-1])[:5])

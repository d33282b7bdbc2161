# Backtracking: queens, subsets, permutations, sudoku row by row, change.
def queens(n, row=0, cols=0, d1=0, d2=0):
    if row == n: return 1
    count, free = 0, ((1 << n) - 1) & ~(cols | d1 | d2)
    while free:
        bit = free & -free
        free -= bit
        count += queens(n, row + 1, cols | bit, (d1 | bit) << 1, (d2 | bit) >> 1)
    return count
print([queens(n) for n in range(1, 9)])
def place(n, board=()):
    if len(board) == n:
        yield board
        return
    for c in range(n):
        if all(c != b and abs(c - b) != len(board) - r for r, b in enumerate(board)): yield from place(n, board + (c,))
first = next(place(6))
print(first, *('.' * c + 'Q' + '.' * (5 - c) for c in first), sep='\n')
def subsets(s): return [[]] if not s else (rest := subsets(s[1:])) + [[s[0]] + r for r in rest]
print(subsets([1, 2, 3]), len(subsets(range(8))))
def change(amount, coins):
    if amount == 0: yield ()
    for i, c in enumerate(coins):
        if c <= amount:
            for rest in change(amount - c, coins[i:]): yield (c,) + rest
print(list(change(12, (10, 5, 2, 1)))[:4], sum(1 for _ in change(50, (25, 10, 5, 1))))
def knapsack(items, cap):
    best = [0] * (cap + 1)
    for w, v in items:
        for c in range(cap, w - 1, -1): best[c] = max(best[c], best[c - w] + v)
    return best[cap]
def lcs(a, b):
    t = [[''] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b): t[i + 1][j + 1] = t[i][j] + x if x == y else max(t[i][j + 1], t[i + 1][j], key=len)
    return t[-1][-1]
def edit(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        prev, row[0] = row[0], i
        for j, y in enumerate(b, 1): prev, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, prev + (x != y))
    return row[-1]
print(knapsack([(2, 3), (3, 4), (4, 5), (5, 8)], 10), lcs('AGGTAB', 'GXTXAYB'), edit('kitten', 'sitting'), edit('', 'abc'))

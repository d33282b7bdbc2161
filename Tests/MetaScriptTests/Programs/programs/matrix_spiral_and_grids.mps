# Grids: spiral order, transposition, game of life, flood fill, pascal, magic squares.
def spiral(m):
    m = [list(r) for r in m]
    while m:
        yield from m.pop(0)
        m = [list(r) for r in zip(*m)][::-1]
print(list(spiral([[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]])))
def life(cells):
    near = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy: near[x + dx, y + dy] = near.get((x + dx, y + dy), 0) + 1
    return {c for c, n in near.items() if n == 3 or n == 2 and c in cells}
glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for _ in range(4): glider = life(glider)
print(sorted(glider))
def show(cells, n=5): return '\n'.join(''.join('#' if (x, y) in cells else '.' for x in range(n)) for y in range(n))
print(show(glider))
grid = [list(r) for r in ('..#..', '.##..', '....#')]
def fill(x, y):
    if 0 <= y < len(grid) and 0 <= x < len(grid[0]) and grid[y][x] == '.':
        grid[y][x] = 'o'
        return 1 + sum(fill(x + dx, y + dy) for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)))
    return 0
print(fill(0, 0), *(''.join(r) for r in grid), sep='\n')
row = [1]
for i in range(6):
    print(' '.join(map(str, row)).center(20).rstrip())
    row = [a + b for a, b in zip([0] + row, row + [0])]
def magic(n):
    s = [[0] * n for _ in range(n)]
    i, j = 0, n // 2
    for k in range(1, n * n + 1):
        s[i][j] = k
        i2, j2 = (i - 1) % n, (j + 1) % n
        i, j = (i2, j2) if not s[i2][j2] else ((i + 1) % n, j)
    return s
print(magic(5), {sum(r) for r in magic(5)} | {sum(c) for c in zip(*magic(5))})

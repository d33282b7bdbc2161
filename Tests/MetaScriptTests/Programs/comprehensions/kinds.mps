# List, set, dict and generator comprehension with several for and if.
print([x * y for x in range(3) for y in range(3) if x != y if x + y > 1], {x % 3 for x in range(10)}, {x: x ** 2 for x in range(3)}, {k: [v for v in range(k)] for k in range(3)})
print([[j for j in range(i)] for i in range(3)], [(i, c) for i, c in enumerate('ab')], [x for x in [1, 2, 3, 4] if not x % 2], [x if x > 1 else -x for x in range(3)], [*(x for x in 'ab')])
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [x for row in matrix for x in row], list(map(list, zip(*matrix))), {v: k for k, v in {'a': 1}.items()}, {c: 'abca'.count(c) for c in 'abca'})
print([(a, b, c) for c in range(1, 20) for b in range(1, c) for a in range(1, b) if a * a + b * b == c * c], [lambda: 1 for _ in range(1)][0](), [y for x in [1, 2] for y in [x * 10]], ['even' if n % 2 == 0 else 'odd' for n in range(3)], [n for n in range(20) if n % 2 == 0 and n % 3 == 0], {1 for _ in range(3)}, [() for _ in 'ab'])
print({k: v for k, v in zip('aab', range(3))}, {i: i for i in range(2) for i in range(3)}, [i for i in range(3) if (lambda v: v)(i)], sum([[1], [2]], []), [a + b for a, b in zip('ab', 'cd')], [x for x, *_ in ['abc', 'de']])

# product, permutations, combinations, in their documented order.
from itertools import product, permutations, combinations, combinations_with_replacement
print(list(product('ab', [1, 2])), list(product('ab', repeat=2)), list(product()), list(product('ab', [])), list(product(range(2), repeat=3))[-1])
print(list(permutations('abc')), list(permutations(range(3), 2)), list(permutations('ab', 3)), list(permutations([])), len(list(permutations(range(6)))))
print(list(combinations('abcd', 2)), list(combinations(range(3), 0)), list(combinations('ab', 3)), list(combinations_with_replacement('abc', 2)), [''.join(c) for c in combinations('aab', 2)], sum(1 for _ in combinations(range(10), 4)))

# Sets of small integers iterate as CPython's hash table does.
print({3, 1, 2}, {10, 5, 0}, set(range(10, 0, -1)), {8, 0, 16, 1}, {-1, -2, 0}, set([5, 1, 5, 1]))
s = {1, 2, 3}
s.discard(1); s.add(0)
print(s, {x % 3 for x in range(10)}, set([100, 1, 50]), {1.5, 0, 2}, {True, 2, 0})

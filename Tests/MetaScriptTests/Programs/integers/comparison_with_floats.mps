# Integers and floats compare by exact value.
print(1 == 1.0, 2 ** 53 + 1 == float(2 ** 53 + 1), 2 ** 53 + 1 > float(2 ** 53), 10 ** 400 > 1e308)
print(10 ** 400 < float('inf'), -10 ** 400 > float('-inf'), 1 < float('nan'), 1 != float('nan'))
print(10 ** 23 == 1e23, 10 ** 22 == 1e22, 0 == -0.0, True == 1.0, max(1, 1.0), max(1.0, 1), min(0, -0.0))
print(sorted([3, 2.5, True, 10 ** 20, -1.5, 1e19]))
print(hash(1) == hash(1.0) == hash(True), hash(2 ** 61 - 1), hash(2 ** 61), hash(-1), hash(-2), hash(10 ** 30))
print(hash(0.5), hash(1.5), hash(float('inf')), hash(-float('inf')), hash(1e100), hash(-0.0))

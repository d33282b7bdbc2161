# Sorting calls only __lt__, and key once an item.
class K:
    def __init__(self, n):
        self.n = n
    def __lt__(self, other):
        return self.n < other.n
    def __repr__(self):
        return f"K{self.n}"
print(sorted([K(3), K(1), K(2)]), min([K(3), K(1)]), sorted([K(1), K(2)], reverse=True))
calls = []
def key(x):
    calls.append(x)
    return -x
print(sorted([1, 3, 2], key=key), calls)
class E:
    def __lt__(self, other):
        raise ValueError('no order')
try:
    sorted([E(), E()])
except ValueError as error:
    print(error)
a = [3, 1, 2]
try:
    a.sort(key=lambda x: a.append(1) or x)
except ValueError as error:
    print(error)

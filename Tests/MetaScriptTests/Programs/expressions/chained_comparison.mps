# Each operand of a chain is evaluated once, and the chain stops at the first false link.
def v(x):
    print('v', x, end=' ')
    return x
print(v(1) < v(2) < v(3))
print(v(1) < v(0) < v(3))
print(1 < 2 > 1, 1 < 3 < 2, 1 == 1.0 == True, 1 < 2 < 3 < 4, 3 > 2 == 2, 1 in [1] == True, (1 in [1]) == True, 1 is 1 is not None, 'a' < 'b' in 'abc', not 1 < 2 < 3)
class N:
    def __lt__(self, other):
        return []
    def __gt__(self, other):
        return 'gt'
print(N() < 1 < 2, N() > 1, (N() > 1) and 2, 5 < N())

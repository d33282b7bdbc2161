# sum with start; errors name the operands.
print(sum([1, 2], 10), sum(((1,), (2,)), ()), sum([[1]], []), sum({1: 2, 3: 4}), sum(x for x in (0.5, 0.25)), sum([True, False, True]), sum([10 ** 20, 1]), sum([], []), sum([1], start=-1))
class V:
    def __init__(self, n): self.n = n
    def __add__(self, o): return V(self.n + (o.n if isinstance(o, V) else o))
    __radd__ = __add__
print(sum([V(1), V(2)]).n, sum([V(1)], V(5)).n)

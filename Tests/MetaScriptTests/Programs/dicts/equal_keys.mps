# Keys that compare equal are one key, and the first one stays.
d = {1: 'int', 1.0: 'float', True: 'bool'}
print(d, d[1], d[True], d[1.0], len({0, 0.0, False, -0.0}), {True: 1, 1: 2}, {1.0: 'a'} == {1: 'a'})
print({'1': 1, 1: 2}, {(1, 2): 1, (1.0, 2.0): 2}, {2 ** 70: 1, float(2 ** 70): 2}, {0.1 + 0.2: 1, 0.3: 2})
nan = float('nan')
print(len({nan: 1, nan: 2}), len({float('nan'): 1, float('nan'): 2}), {None: 1}[None], {...: 1}[...])
class K:
    def __init__(self, v):
        self.v = v
    def __eq__(self, other):
        return self.v == other
    def __hash__(self):
        return hash(self.v)
    def __repr__(self):
        return f"K({self.v})"
d = {K(1): 'k'}
d[1] = 'one'
print(d, K(1) in d, 1 in d, {1: 2}[K(1)], {K('a'), 'a', K('b')} == {'a', 'b'})

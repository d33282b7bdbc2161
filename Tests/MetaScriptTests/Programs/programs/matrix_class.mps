# A matrix with operators, indexing, iteration and equality.
class Matrix:
    def __init__(self, rows): self.rows = [list(r) for r in rows]
    @classmethod
    def identity(cls, n): return cls([[int(i == j) for j in range(n)] for i in range(n)])
    @property
    def shape(self): return len(self.rows), len(self.rows[0])
    @property
    def T(self): return Matrix(zip(*self.rows))
    def __getitem__(self, key):
        if isinstance(key, tuple): return self.rows[key[0]][key[1]]
        return self.rows[key]
    def __setitem__(self, key, value): self.rows[key[0]][key[1]] = value
    def __add__(self, o): return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, o.rows)])
    def __mul__(self, k): return Matrix([[a * k for a in r] for r in self.rows]) if isinstance(k, (int, float)) else NotImplemented
    __rmul__ = __mul__
    def __matmul__(self, o):
        if self.shape[1] != o.shape[0]: raise ValueError(f"shapes {self.shape} and {o.shape} do not fit")
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
    def __pow__(self, n):
        result = Matrix.identity(len(self.rows))
        for _ in range(n): result = result @ self
        return result
    def __eq__(self, o): return isinstance(o, Matrix) and self.rows == o.rows
    def __iter__(self): return (x for r in self.rows for x in r)
    def __neg__(self): return -1 * self
    def __str__(self): return '\n'.join(' '.join(f"{x:>4}" for x in r) for r in self.rows)
    def __repr__(self): return f"Matrix({self.rows})"
    def det(self):
        m = self.rows
        if len(m) == 1: return m[0][0]
        return sum((-1) ** j * m[0][j] * Matrix([r[:j] + r[j + 1:] for r in m[1:]]).det() for j in range(len(m)))
m = Matrix([[1, 2], [3, 4]])
print(m, m @ m, sep='\n')
print(repr(m + m), 2 * m, m * 0.5, -m, m.T, m ** 10, m[0, 1], m[1], m == Matrix([[1, 2], [3, 4]]), m != m.T, list(m), m.det(), Matrix([[2, 0, 1], [1, 3, 2], [1, 1, 4]]).det(), sum(m), max(m), 3 in m)
m[0, 0] = 9
print(m.rows)
for action in (lambda: m @ Matrix([[1, 2, 3]]), lambda: m * 'a', lambda: m + 1):
    try: action()
    except Exception as error: print(type(error).__name__, error)

# len, [], in, del, reversed through dunder methods.
class M:
    def __init__(self): self.d = {}
    def __len__(self): return len(self.d)
    def __getitem__(self, k): print('get', repr(k), end='; '); return self.d[k] if not isinstance(k, (slice, tuple)) else k
    def __setitem__(self, k, v): print('set', repr(k), v, end='; '); self.d[k if not isinstance(k, slice) else 'slice'] = v
    def __delitem__(self, k): print('del', repr(k), end='; '); del self.d[k]
    def __contains__(self, k): return f"has {k}" if k in self.d else ''
    def __iter__(self): return iter(sorted(self.d))
    def __reversed__(self): return 'reversed!'
    def __missing__(self, k): return 'never'
m = M()
m['a'] = 1; m[0] = 2; m[1:2] = 3
del m[0]
print(len(m), m['a'], 'a' in m, 'z' in m, 'z' not in m, list(m), reversed(m), bool(m))
print(m[1:2], m[::3], m[1, 2], m[1:2, ...], m[()], m[-1:None], m[(1, 2)])
class Grid:
    def __getitem__(self, pos):
        x, y = pos
        return x * 10 + y
print(Grid()[3, 4], Grid()[(1, 2)])
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: m['missing'])
class NoContains:
    __contains__ = None
attempt(lambda: 1 in NoContains())
class ClassGet:
    def __class_getitem__(cls, item): return f"{cls.__name__}[{item}]"
print(ClassGet[5], list[int], dict[str, int], tuple[int, ...])

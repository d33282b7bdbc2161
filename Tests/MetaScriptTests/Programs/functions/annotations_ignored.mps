# Annotations do not run and do not check.
def f(a: int, b: 'str' = 'x', *args: list[int], c: dict[str, float] | None = None, **kw: object) -> tuple[int, ...]:
    total: int = 0
    name: str
    for x in args:
        total += x
    return a, b, total, c
print(f('not an int'), f(1, 2, 3, 4, c=5))
x: int = 'text'
y: list[int]
print(x)
try:
    print(y)
except NameError as error:
    print(error)
class C:
    a: int
    b: int = 2
    def m(self) -> 'C':
        self.z: int = 3
        return self
print(C.b, hasattr(C, 'a'), C().m().z)
def g():
    try:
        v: int
        return v
    except UnboundLocalError as error:
        return str(error)
print(g())

# Recursion without end is a RecursionError that can be caught, again and again.
def f(n): return f(n + 1)
for _ in range(3):
    try:
        f(0)
    except RecursionError as error:
        print(type(error).__name__, error)
print(issubclass(RecursionError, RuntimeError))
class A:
    def __getattr__(self, name): return self.other
try:
    A().x
except RecursionError as error:
    print('getattr', type(error).__name__)
class B:
    def __repr__(self): return repr(self)
    def __eq__(self, other): return self == other
    def __add__(self, other): return self + other
    def __len__(self): return len(self)
    def __iter__(self): return iter(self)
    def __call__(self): return self()
    def __getitem__(self, i): return self[i]
    def __hash__(self): return hash(self)
    def __bool__(self): return not self
    def __lt__(self, other): return sorted([self, other])[0]
b = B()
for action in (lambda: repr(b), lambda: b == b, lambda: b == 1, lambda: b + b, lambda: len(b), lambda: iter(b), lambda: b(), lambda: b[0], lambda: hash(b), lambda: bool(b), lambda: {b: 1}, lambda: b < b, lambda: sorted([1, 2], key=lambda x: f(x)), lambda: list(map(f, [1])), lambda: f"{b}"):
    try:
        action()
        print('no error')
    except RecursionError as error:
        print(type(error).__name__)

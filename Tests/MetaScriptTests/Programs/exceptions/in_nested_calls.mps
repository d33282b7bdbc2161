# Exceptions cross frames, run finally blocks on the way, and leave state intact.
log = []
def a():
    try: b()
    finally: log.append('a')
def b():
    try: c()
    except KeyError: log.append('b wrong')
    finally: log.append('b')
def c():
    for i in range(3):
        with Ctx():
            [d(j) for j in range(i + 1)]
def d(n):
    if n == 2: raise ValueError(f"at {n}")
class Ctx:
    def __enter__(self): log.append('in')
    def __exit__(self, *a): log.append('out'); return False
try: a()
except ValueError as error: print(error, log)
def safe(f, *a):
    try: return f(*a)
    except Exception as e: return type(e).__name__
print([safe(f, x) for f in (int, len, lambda v: v[0], lambda v: 1 / v) for x in ('5', [], 0, 'ab')])
def retry(n):
    tries = 0
    while True:
        try:
            tries += 1
            if tries < n: raise ConnectionError(tries)
            return tries
        except ConnectionError: continue
print(retry(4))
x = 0
for _ in range(1000):
    try:
        try: raise KeyError
        except KeyError: x += 1; raise ValueError
    except ValueError: x += 1
print(x)
def gen():
    try: yield 1
    except ValueError: yield 2
g = gen(); next(g)
print(sorted([3, 1, 2], key=lambda v: safe(lambda: -v)), max([1, 2], key=lambda v: safe(int, 'x') and v), g.throw(ValueError))

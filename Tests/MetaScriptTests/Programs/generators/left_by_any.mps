# A generator that any or all leaves early is closed where nothing else knows it.
def log(n):
    for i in range(n):
        try: yield i
        finally: print("left", i)
print(any(log(3)))
print(all(log(3)))
g = log(4)
print(any(g), "kept")
print(next(g))
def f(): return any(log(2))
print(f(), [any(log(2)) for _ in range(2)])
g.close()
class H:
    def __enter__(self): return self
    def __exit__(self, *a): print("exit")
def w():
    with H():
        yield 0
        yield 1
print(any(w()), "done")

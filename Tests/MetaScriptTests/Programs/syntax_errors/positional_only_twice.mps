# One slash only.
def f(a, /, b, /): pass

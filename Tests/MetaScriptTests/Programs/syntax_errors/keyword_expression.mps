# A keyword that is an expression.
def f(a): pass
f(1 + a=2)

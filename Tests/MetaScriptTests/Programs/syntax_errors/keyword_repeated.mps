# A keyword given twice.
def f(a): pass
f(a=1, a=2)

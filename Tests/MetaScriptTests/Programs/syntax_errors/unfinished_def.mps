# A parameter list that is not closed.
def f(a, b:
    pass

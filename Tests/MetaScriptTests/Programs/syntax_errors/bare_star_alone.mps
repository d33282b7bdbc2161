# A bare star wants names after it.
def f(a, *):
    pass

# def wants its colon.
def f(a, b)
    return a

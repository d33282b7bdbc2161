# Errors in defaults happen at the definition.
def f(a, b=1 / 0):
    return a

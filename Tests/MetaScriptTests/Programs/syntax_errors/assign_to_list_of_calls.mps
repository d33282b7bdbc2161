# A call in a list of targets.
def f(): pass
[a, f()] = 1, 2

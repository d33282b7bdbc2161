# Without text the last line is the class alone.
def f():
    raise NotImplementedError
f()

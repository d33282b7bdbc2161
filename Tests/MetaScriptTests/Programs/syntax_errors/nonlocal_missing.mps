# nonlocal without such a name around.
def f():
    nonlocal nowhere
    nowhere = 1

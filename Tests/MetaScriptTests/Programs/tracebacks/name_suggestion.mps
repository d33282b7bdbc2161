# An unknown name suggests a local, global or built-in name that is spelled like it.
def f():
    counter = 1
    return conuter + 1
f()

# nonlocal after the name was used.
def g():
    x = 1
    def f():
        print(x)
        nonlocal x

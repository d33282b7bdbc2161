# nonlocal reaches the nearest enclosing function that binds the name.
def a():
    x = 'a'
    def b():
        x = 'b'
        def c():
            nonlocal x
            x = 'c'
            def d():
                nonlocal x
                x += 'd'
            d()
        c()
        return x
    return b(), x
print(a())
def swap():
    p, q = 1, 2
    def go():
        nonlocal p, q
        p, q = q, p
    go()
    return p, q
print(swap())
def comp():
    total = 0
    def add(v):
        nonlocal total
        total += v
        return total
    return [add(v) for v in (1, 2, 3)], total
print(comp())
def deleted():
    x = 1
    def drop():
        nonlocal x
        del x
    drop()
    try:
        return x
    except UnboundLocalError as error:
        return str(error)
print(deleted())
def deleted_free():
    x = 1
    def get(): return x
    del x
    try:
        return get()
    except NameError as error:
        return type(error).__name__ + ': ' + str(error)
print(deleted_free())

# A name assigned anywhere in a function is local everywhere in it.
x = 'global'
def attempt(f):
    try:
        print(f())
    except NameError as error:
        print(f"{type(error).__name__}: {error}")
def before():
    print(x)
    x = 1
def augmented():
    x += 1
def branch(flag=False):
    if flag:
        y = 1
    return y
def after_del():
    z = 1
    del z
    return z
def loop():
    for i in []:
        pass
    return i
def free():
    def inner(): return w
    value = inner()
    w = 1
    return value
def undefined(): return no_such_name
def in_except():
    try:
        1 / 0
    except ZeroDivisionError as e:
        pass
    return e
def import_later():
    math.pi
    import math
def walrus():
    if False and (v := 1):
        pass
    return v
for f in (before, augmented, branch, after_del, loop, free, undefined, in_except, import_later, walrus):
    attempt(f)
def del_unbound():
    del q
    q = 1
attempt(del_unbound)

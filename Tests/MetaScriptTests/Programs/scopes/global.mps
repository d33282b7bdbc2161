# global makes assignments in a function reach the module.
x = 1
def read(): return x
def local():
    x = 2
    return x
def change():
    global x
    x = 3
def create():
    global fresh
    fresh = 'made'
print(read(), local(), x)
change(); create()
print(read(), x, fresh)
def nested():
    x = 'enclosing'
    def inner():
        global x
        x = 'global'
        return x
    return inner(), x
print(nested(), x)
def forward(): return later
later = 'defined later'
print(forward(), globals()['x'], 'fresh' in globals())
def many():
    global p, q
    p, q = 1, 2
    def f(): pass
    global g_func
    def g_func(): return 'g'
    global math
    import math
many()
print(p, q, g_func(), math.pi)
def delete():
    global x
    del x
delete()
try:
    x
except NameError as error:
    print(error)

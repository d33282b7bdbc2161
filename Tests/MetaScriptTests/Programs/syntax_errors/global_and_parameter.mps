# A parameter cannot be global.
def f(x):
    global x

# yield is no target.
def f():
    (yield) = 1

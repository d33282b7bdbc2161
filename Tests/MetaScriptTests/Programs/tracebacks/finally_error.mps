# An error in finally has the first one as context.
def f():
    try:
        return [][0]
    finally:
        None + 1
f()

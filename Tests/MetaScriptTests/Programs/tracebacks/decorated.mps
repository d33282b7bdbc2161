# Decorated functions show the wrapper's frame.
def deco(f):
    def wrapper(*args, **kwargs):
        return f(*args, **kwargs)
    return wrapper
@deco
def fail(x):
    return x.missing
fail(5)

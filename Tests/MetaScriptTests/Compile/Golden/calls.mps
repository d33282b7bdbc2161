def f(a, *rest, key=None, **named):
    a.update(1, key=2)
    f(*rest)
    f(1, *rest, 2, key=3, **named)
    return a.copy().get(a)(f(a), key=key)

# Stars in calls: what may be spread, and collisions.
def f(*args, **kwargs):
    return args, kwargs
def g(a, b): return a, b
def attempt(action):
    try:
        print(action())
    except TypeError as error:
        print(error)
attempt(lambda: f(*5))
attempt(lambda: f(**5))
attempt(lambda: f(**{1: 2}))
attempt(lambda: f(a=1, **{'a': 2}))
attempt(lambda: f(**{'a': 1}, **{'a': 2}))
attempt(lambda: g(*[1, 2, 3]))
attempt(lambda: g(1, *[2], b=3))
attempt(lambda: g(*[1], **{'b': 2}))
attempt(lambda: g(*'ab'))
attempt(lambda: f(*[1], 2, *(3, 4), x=5, **{'y': 6}, z=7))
attempt(lambda: f(*{}, *[], **{}))
attempt(lambda: f(x=1, *[2, 3]))
attempt(lambda: f(*(i for i in range(3)), *{'k': 'v'}))
attempt(lambda: (5)(1))
attempt(lambda: None())
attempt(lambda: 'abc'(1))
attempt(lambda: [1](0))
attempt(lambda: (1, 2)(3))

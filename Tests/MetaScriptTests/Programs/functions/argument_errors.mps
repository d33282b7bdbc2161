# Wrong arguments: CPython's exact words.
def none(): pass
def one(a): pass
def two(a, b): pass
def three(a, b, c): pass
def default(a, b=1): pass
def defaults(a=1, b=2): pass
def kwonly(a, *, k, l=1): pass
def kwonly2(*, k, l, m): pass
def posonly(a, b, /): pass
def posonly_default(a, b=1, /, c=2): pass
def rest(a, *args): pass
def keywords(a, **kw): pass
def attempt(action):
    try:
        action()
        print('fine')
    except TypeError as error:
        print(error)
attempt(lambda: none(1))
attempt(lambda: none(1, 2))
attempt(lambda: none(x=1))
attempt(lambda: one())
attempt(lambda: one(1, 2))
attempt(lambda: one(b=1))
attempt(lambda: one(1, a=2))
attempt(lambda: two())
attempt(lambda: two(1))
attempt(lambda: two(b=1))
attempt(lambda: three())
attempt(lambda: three(1, 2, 3, 4))
attempt(lambda: three(1, c=3))
attempt(lambda: default(1, 2, 3))
attempt(lambda: default())
attempt(lambda: defaults(1, 2, 3))
attempt(lambda: kwonly(1))
attempt(lambda: kwonly(1, 2))
attempt(lambda: kwonly(1, 2, k=3))
attempt(lambda: kwonly(1, k=2, z=3))
attempt(lambda: kwonly2())
attempt(lambda: kwonly2(k=1))
attempt(lambda: posonly(1, b=2))
attempt(lambda: posonly(a=1, b=2))
attempt(lambda: posonly(1))
attempt(lambda: posonly_default(1, 2, 3, 4))
attempt(lambda: posonly_default(1, b=3))
attempt(lambda: rest())
attempt(lambda: keywords(1, a=2))
attempt(lambda: keywords(1, 2, b=3))
attempt(lambda: (lambda x: x)())
attempt(lambda: one(**{'a': 1, 'b': 2}))

# Displays of lists, tuples, sets and dicts, with trailing commas and empty forms.
print([], (), {}, set(), [1], (1,), {1}, {1: 2})
print([1, 2, ], (1, 2, ), {1, }, {1: 2, })
print(1, (2), (2,), ((3,),), [[]], [()], {(): []})
t = 1, 2, 3
u = 4,
print(t, u, type(u), type((4)))
print({'a': 1, 'b': 2, 'a': 3}, {1, 1, 1})
print([
    1,

    2,  # with comments
    # and lines
])

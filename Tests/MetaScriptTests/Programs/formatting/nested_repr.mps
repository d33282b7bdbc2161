# Containers print their elements by repr, whatever str would say.
class A:
    def __str__(self):
        return 'str'
    def __repr__(self):
        return 'repr'
print([A()], (A(),), {A(): A()}.__class__, {'k': A()}, f"{[A()]}", str([A()]), '%s' % [A()], '{}'.format((A(),)))
print(['a', "b'", 1.0, None, (1,), {'x': [1, {'y': ()}]}], {'a': 'b'}, ('x',), frozenset([1]), frozenset(), {1}, range(3), range(1, 10, 2), slice(1, None, 2))

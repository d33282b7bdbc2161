# Methods can be taken from the type and passed around.
print(list(map(str.upper, ['a', 'b'])), sorted(['b', 'A', 'c'], key=str.lower), str.join('-', 'abc'), 'a,b'.split.__name__)
f = 'x'.join
print(f('abc'), str.upper('q'), list(map('{:>3}'.format, range(3))), [*map(str.strip, [' a', 'b '])])
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: str.upper(5))
attempt(lambda: str.upper())
attempt(lambda: 'a'.upper(1))
attempt(lambda: 'a'.upper(x=1))
attempt(lambda: 'a'.foo())
attempt(lambda: str.foo)

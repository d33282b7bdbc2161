# partition and rpartition always give three parts.
print('a=b=c'.partition('='), 'a=b=c'.rpartition('='), 'abc'.partition('='), 'abc'.rpartition('='), '='.partition('='), ''.partition('x'))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: 'a'.partition(''))
attempt(lambda: 'a'.partition(1))

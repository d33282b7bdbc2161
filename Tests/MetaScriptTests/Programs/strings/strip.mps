# strip and its sides take a set of characters, removeprefix and removesuffix a text.
print(repr('  a b\t\n'.strip()), repr('  a '.lstrip()), repr('  a '.rstrip()), repr('\u3000\xa0a\u2028'.strip()))
print('xxaxbxx'.strip('x'), 'abcba'.strip('ab'), 'abcba'.lstrip('ab'), 'abcba'.rstrip('ab'), repr('aaa'.strip('a')), 'a'.strip(''), ' a '.strip(None) + '|')
print('prefix-x'.removeprefix('prefix-'), 'x.py'.removesuffix('.py'), 'abab'.removeprefix('ab'), 'a'.removeprefix('b'), 'a'.removesuffix(''))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: 'a'.strip(1))
attempt(lambda: 'a'.removeprefix(1))
attempt(lambda: 'a'.removeprefix())

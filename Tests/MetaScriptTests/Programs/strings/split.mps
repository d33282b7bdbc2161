# split and rsplit, with and without separator and limit.
print('a b  c '.split(), ' a b '.split(' '), ''.split(), ''.split(','), ' '.split())
print('a,b,,c,'.split(','), 'a,b,c'.split(',', 1), 'a,b,c'.rsplit(',', 1), 'a,b,c'.split(',', 0), 'a,b,c'.split(',', -1))
print('  a  b  c  '.split(None, 1), '  a  b  c  '.rsplit(None, 1), ' a b '.split(None, 0), 'a b c'.split(maxsplit=1), 'aXXbXXXc'.split('XX'), 'aXXXb'.rsplit('XX'))
print('a\tb\nc\x0bd\x1ce\u2003f\u00a0g'.split(), 'a b'.split(sep=' ', maxsplit=5))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: 'a'.split(''))
attempt(lambda: 'a'.split(1))
attempt(lambda: 'a'.split(',', 'x'))
attempt(lambda: 'a'.split(',', 1, 2))

# center, ljust, rjust, zfill and expandtabs.
print([s.center(6) for s in ('a', 'ab', 'abc')], ['ab'.center(7, '*'), 'abc'.center(6, '-'), 'ab'.center(5), 'abc'.center(2)])
print(['a'.ljust(4), 'a'.rjust(4), 'a'.ljust(4, '.'), 'a'.rjust(4, '.'), 'abc'.ljust(1)])
print('42'.zfill(5), '-42'.zfill(5), '+4'.zfill(4), 'a'.zfill(3), '-'.zfill(3), ''.zfill(2), '--1'.zfill(5))
print(repr('a\tb'.expandtabs()), repr('a\tbc\td'.expandtabs(4)), repr('\t'.expandtabs(0)), repr('ab\n\tc'.expandtabs(3)), repr('a\tb'.expandtabs(tabsize=2)))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: 'a'.center(5, 'ab'))
attempt(lambda: 'a'.center('5'))
attempt(lambda: 'a'.ljust(5, 1))
attempt(lambda: 'a'.zfill('x'))

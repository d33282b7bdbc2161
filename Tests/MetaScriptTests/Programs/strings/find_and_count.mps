# find, index, rfind, rindex and count, with bounds.
s = 'abcabcab'
print(s.find('b'), s.find('b', 2), s.find('b', 2, 4), s.find('x'), s.rfind('b'), s.rfind('b', 0, 5), s.find(''), s.find('', 8), s.find('', 9), s.rfind(''), s.find('c', -6))
print(s.index('ca'), s.rindex('ab'), s.count('ab'), s.count(''), s.count('b', 2), s.count('b', 2, -1), 'aaaa'.count('aa'), ''.count(''), s.find('b', None, None))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: s.index('x'))
attempt(lambda: s.rindex('x'))
attempt(lambda: s.find(1))
attempt(lambda: s.count())
attempt(lambda: s.find('a', 'b'))

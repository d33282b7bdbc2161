# startswith and endswith take one text or a tuple, and bounds.
s = 'filename.txt'
print(s.startswith('file'), s.endswith('.txt'), s.startswith(('a', 'f')), s.endswith(('.py', '.txt')), s.startswith('name', 4), s.endswith('name', 0, 8), s.startswith(''), s.startswith('', 20), s.startswith(()), s.endswith('txt', -3))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: s.startswith(1))
attempt(lambda: s.startswith(['f']))
attempt(lambda: s.startswith(('x', 1)))
attempt(lambda: s.endswith(None))

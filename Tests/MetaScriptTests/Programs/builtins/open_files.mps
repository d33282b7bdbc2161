# open: writing, reading, appending, iterating, with newline and errors.
with open('a.txt', 'w') as f:
    print(f.write('one\ntwo\n'), f.writelines(['three\n', 'four']), f.name, f.mode, f.closed, f.writable(), f.readable())
print(f.closed)
with open('a.txt') as f:
    print(repr(f.read(5)), repr(f.readline()), f.readlines(), repr(f.read()))
with open('a.txt') as f:
    for i, line in enumerate(f):
        print(i, repr(line), end=' ')
print()
with open('a.txt', 'a', encoding='utf-8') as f:
    print('five é', file=f)
print(open('a.txt').read().splitlines(), sum(1 for _ in open('a.txt')))
with open('a.txt', 'r') as f:
    f.seek(4)
    print(repr(f.read(3)), f.tell())
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: open('missing.txt'))
attempt(lambda: open('missing/dir.txt', 'w'))
attempt(lambda: open('a.txt', 'q'))
attempt(lambda: open('a.txt', 'rw'))
attempt(lambda: open('a.txt', 'x'))
attempt(lambda: f.read())
attempt(lambda: open('a.txt').write('x'))
attempt(lambda: open('.'))
with open('b.txt', 'x') as f: f.write('new')
with open('b.txt', 'r+') as f:
    f.write('NEW!')
    f.seek(0)
    print(f.read())
with open('crlf.txt', 'w', newline='') as f: f.write('a\r\nb\rc\n')
print(open('crlf.txt').readlines(), open('crlf.txt', newline='').readlines())

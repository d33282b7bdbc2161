# Text files in every mode, with positions, line ends, encodings, errors.
import io, os
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
with open('t.txt', 'w', encoding='utf-8') as f:
    print(f.write('héllo\nwörld\n'), f.tell(), f.seekable(), f.isatty())
    f.writelines(str(n) + '\n' for n in range(3))
with open('t.txt') as f:
    print(f.readline(3), f.readline(), f.readline(), f.read(2), f.tell(), list(f), f.read(), f.readline())
with open('t.txt') as f:
    for line in f:
        print(repr(line.rstrip()))
        break
    print(next(f), f.read())
with open('t.txt', 'r+') as f:
    f.seek(0, 2); f.write('end'); f.seek(0); print(f.readline(), f.truncate(7))
with open('t.txt', 'a+') as f:
    f.write('X'); f.seek(0); print(repr(f.read()))
with open('t.txt', 'w+') as f:
    f.write('abc'); f.seek(1); print(f.read(), f.tell(), f.truncate(2)); f.seek(0); print(f.read())
with open('m.txt', 'w', newline='\r\n') as f: f.write('a\nb\n')
with open('m.txt', newline='') as f: print(repr(f.read()))
with open('m.txt', newline='\n') as f: print(f.readlines())
with open('m.txt') as f: print(f.readlines())
with open('l.txt', 'w', encoding='latin-1') as f: f.write('é')
attempt(lambda: open('l.txt').read())
attempt(lambda: open('l.txt', encoding='ascii').read())
print(open('l.txt', encoding='latin-1').read(), open('l.txt', errors='replace').read(), repr(open('l.txt', errors='ignore').read()))
attempt(lambda: open('l.txt', 'w', encoding='ascii').write('é'))
attempt(lambda: open('l.txt', 'w').write('\ud800'))
attempt(lambda: open('l.txt', encoding='nope'))
attempt(lambda: open('t.txt', 'r').write('x'))
attempt(lambda: open('t.txt', 'w').read())
attempt(lambda: open('t.txt', 'r', newline='x'))
attempt(lambda: open(5.5))
attempt(lambda: open('t.txt', 5))
attempt(lambda: open(''))
f = open('t.txt', 'w')
f.close(); f.close()
attempt(lambda: f.write('x'))
attempt(lambda: f.seek(0))
attempt(lambda: f.__enter__())
attempt(lambda: next(f))
print(f.closed, f.name, f.mode)
with open('t.txt', 'w') as f:
    attempt(lambda: f.write(5)); attempt(lambda: f.writelines([1])); attempt(lambda: f.seek(-1)); attempt(lambda: f.seek(1, 1)); attempt(lambda: f.seek(1, 2)); attempt(lambda: f.seek(0, 9))
    print('x', 'y', sep='', file=f)
print(os.path.getsize('t.txt'), open('t.txt').read())
s = io.StringIO('abc')
print(s.seek(0, 2), s.write('d'), s.getvalue(), s.seek(1), s.write('ZZZZZ'), s.getvalue(), s.tell(), s.truncate(2), s.getvalue())
s.seek(10); s.write('x'); print(repr(s.getvalue()))
attempt(lambda: s.seek(-1)); attempt(lambda: io.StringIO(5)); attempt(lambda: s.nothing)
print(io.StringIO('a\nb').readlines(), [x for x in io.StringIO('q\nr\n')], io.StringIO('a\r\nb', newline=None).read(), io.StringIO(None).read())

# StringIO is a file in memory.
import io
s = io.StringIO()
print(s.write('abc\n'), s.write('déf'), s.getvalue(), s.tell(), s.seek(0), s.read(2), s.readline(), s.read(), repr(s.read()))
s.seek(0)
print(list(s), s.closed, s.writable(), s.readable())
t = io.StringIO('one\ntwo\nthree')
print(t.readline(), t.readlines(), t.seek(4), [line for line in t], t.getvalue()[:3])
t.seek(0); t.write('ONE'); print(t.getvalue(), t.truncate(5), repr(t.getvalue()))
with io.StringIO('ctx') as c: print(c.read())
try:
    c.read()
except ValueError as error:
    print(error)
print('x', 5, sep='-', file=(out := io.StringIO())); print(repr(out.getvalue()), next(io.StringIO('first\nsecond')))
try:
    s.write(5)
except TypeError as error:
    print(error)
u = io.StringIO(); u.writelines(['a', 'b']); print(u.getvalue(), io.StringIO('a\r\nb').readlines())

# print: separators, ends, files, any objects.
import sys, io
print()
print(1, 'a', None, [1, 'b'], (2.0,), sep=', ', end='!\n')
print('a', 'b', sep='', end='')
print('|')
print('x', sep='unused')
print(*[1, 2], sep='\n')
print('to stdout', file=sys.stdout)
out = io.StringIO()
print('captured', 1, file=out, end='')
print(repr(out.getvalue()), print('nested'))
print('a', sep=None, end=None)
print('flushed', flush=True)
class W:
    def __init__(self): self.parts = []
    def write(self, text): self.parts.append(text)
w = W()
print('x', 5, file=w)
print(w.parts)
print('', '', sep='-')
print('tab\tnew\nline', 'é', '\U0001f600')
try:
    print('x', file=5)
except AttributeError as error:
    print(error)

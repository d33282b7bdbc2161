# Patterns and matches as objects: iteration, positions, equality, errors of use.
import re
p = re.compile(r'(?P<k>\w+)=(?P<v>\d+)?', re.IGNORECASE)
for m in p.finditer('a=1 b= c=22'):
    print(m.group('k', 'v'), m.groupdict(default='?'), m.start('v'), m.end(), m.lastgroup, m.lastindex)
print(p == re.compile(r'(?P<k>\w+)=(?P<v>\d+)?', re.I), hash(p) == hash(re.compile(p.pattern, re.I)), p.groupindex['v'])
it = p.finditer('x=1')
print(next(it).span(), next(it, None), type(it).__name__)
print(type(p).__name__, type(p.match('a=1')), isinstance(p, re.Pattern), isinstance(p.match('a='), re.Match))
print(p.sub(lambda m: f"<{m['k']}>", 'a=1 b=2', count=1), p.subn('', 'a=1b=2'), p.split('1a=12'))
print(p.search('zz a=1', 3, 5), p.match('..a=1', 2), p.fullmatch('a=1x', 0, 3))
print(re.sub('(a)|b', r'[\1]', 'ab'), re.sub('a', '\\\\', 'a'), re.sub('x', r'\g<0>\g<0>', 'axb'))
print(re.split('(a)(b)?', 'xaby'), re.split('', ''), re.findall('(a)(b)?', 'aab'))
print(re.I | re.M, re.I & re.M, repr(re.X), str(re.S), ~re.I & re.I, re.I in (re.I | re.M), bool(re.NOFLAG))
print(re.error, issubclass(re.error, Exception), re.compile('a(b)', re.VERBOSE | re.DEBUG & 0))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: re.compile('a', 'x'))
attempt(lambda: re.compile(p, re.I))
attempt(lambda: re.sub('(', '', ''))
attempt(lambda: p.match())
attempt(lambda: p.match('a', x=1))
attempt(lambda: p.search(None))
attempt(lambda: re.compile('a\nb\n(?P<x>'))
attempt(lambda: re.sub('a', r'\g<1', 'a'))
attempt(lambda: re.sub('(?P<n>a)', r'\g<m>', 'a'))
attempt(lambda: re.sub('a', r'\9', 'a'))
attempt(lambda: p.match('a=1')['zz'])
attempt(lambda: p.match('a=1').start(3))
attempt(lambda: p.nothing)
text = 'the quick brown fox'
print([m[0] for m in re.finditer(r'\b[a-z]{5}\b', text)], re.sub(r'(?i)THE', 'a', text), re.sub(r'\b(\w)', lambda m: m[1].upper(), text))
print(re.match(r'(?P<year>\d{4})-(?P<month>\d{2})', '2024-05').groupdict(), re.escape('a+b=c?'), re.fullmatch('.*', 'x\n'), re.fullmatch('(?s).*', 'x\n'))
with_error = None
try:
    re.compile('(unclosed')
except re.error as e:
    with_error = e
print(with_error.msg, with_error.pos, with_error.lineno, with_error.colno, with_error.pattern, with_error)

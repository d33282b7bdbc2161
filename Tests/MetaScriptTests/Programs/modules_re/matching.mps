# match, search, fullmatch and the Match object.
import re
m = re.search(r'(\d+)-(?P<word>\w+)', 'id 42-abc end')
print(m, m.group(), m.group(0), m.group(1), m.group('word'), m[1], m['word'], m.groups(), m.groupdict(), m.span(), m.start(), m.end(), m.span(1), m.start('word'), m.lastindex, m.lastgroup, m.string, m.re.pattern, m.pos, m.endpos, m.group(1, 2), bool(m), m.expand(r'\2:\1 \g<word>'))
print(re.match('b', 'ab'), re.search('b', 'ab'), re.fullmatch('a+', 'aaa'), re.fullmatch('a', 'ab'), re.match('(a)|(b)', 'b').groups(), re.match('(a)|(b)', 'b').groups('-'), re.match('(a)?b', 'b').group(1), re.match('', '').span())
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: m.group(5))
attempt(lambda: m.group('nope'))
attempt(lambda: re.search('x', 'abc').group())
attempt(lambda: re.match(1, 'a'))
attempt(lambda: re.match('a', 5))
p = re.compile(r'\bword\b', re.I)
print(p.search('A WORD here'), p.pattern, p.flags, p.match('word', 0), p.search('a word', 3), p.groups, p.findall('word Word swords'), re.compile('(?P<a>.)(.)').groupindex)
print(p, re.compile('a'), re.compile('a', re.M | re.S), re.compile(p) is p)

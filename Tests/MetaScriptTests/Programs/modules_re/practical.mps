# Typical uses: tokens, dates, emails, log lines, templates.
import re
token = re.compile(r'\s*(?:(?P<num>\d+\.?\d*)|(?P<name>[A-Za-z_]\w*)|(?P<op>\*\*|[-+*/()=]))')
pos, text = 0, 'x1 = 3.14 * (y + 42) ** 2'
while pos < len(text):
    m = token.match(text, pos)
    print(f"{m.lastgroup}:{m.group(m.lastgroup)}", end=' ')
    pos = m.end()
print()
print([m.groupdict() for m in re.finditer(r'(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)', '2024-01-31 and 1999-12-05')])
print([bool(re.fullmatch(r'[\w.+-]+@[\w-]+\.[\w.]+', s)) for s in ('a@b.c', 'a.b+c@x-y.co.uk', 'nope', '@x.y')])
log = '127.0.0.1 - [10/Oct] "GET /a HTTP/1.0" 200 2326'
print(re.match(r'(\S+) - \[(.*?)\] "(\w+) (\S+) [^"]*" (\d{3}) (\d+)', log).groups())
print(re.sub(r'\{(\w+)\}', lambda m: {'name': 'Ann', 'n': '3'}.get(m[1], m[0]), 'Hi {name}, {n} new, {zzz}'), re.sub(r'(?<=[a-z])(?=[A-Z])', '_', 'camelCaseName').lower(), re.sub(r'_(.)', lambda m: m[1].upper(), 'snake_case_name'), re.sub(r'(?<!^)(?=(\d{3})+$)', ',', '1234567'), re.findall(r'"((?:[^"\\]|\\.)*)"', r'a "b\"c" "d"'), dict(re.findall(r'(\w+)=(\w+)', 'a=1 b=2')), re.split(r'[;,\s]\s*', 'a; b,c d'))

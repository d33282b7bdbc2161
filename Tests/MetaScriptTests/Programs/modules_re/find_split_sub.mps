# findall, finditer, split, sub, subn, escape.
import re
print(re.findall(r'\d+', 'a1b22c333'), re.findall(r'(\w)(\d)', 'a1 b2'), re.findall(r'(\w)\d', 'a1 b2'), re.findall('', 'ab'), re.findall('a|', 'ab'), [m.span() for m in re.finditer('a*', 'baac')])
print(re.split(r',\s*', 'a, b,c'), re.split(r'(,)', 'a,b'), re.split('', 'ab'), re.split(r'\s+', ' a b '), re.split(',', 'a,b,c', maxsplit=1), re.split('x*', 'axbc'), re.split(r'(a)|b', 'xaybz'))
print(re.sub(r'\d', '#', 'a1b2'), re.sub(r'(\w+) (\w+)', r'\2 \1', 'hello world'), re.sub('a', lambda m: m.group().upper() * 2, 'banana'), re.sub('a', 'b', 'aaa', count=2), re.subn('a', 'b', 'aba'), re.sub('', '-', 'ab'), re.sub('x*', '-', 'abxc'), re.sub(r'(?P<n>\d)', r'<\g<n>\g<1>\g<0>>', '5'), re.sub('(a)(b)?', r'[\1\2]', 'ac'), re.sub('a', r'\n\\', 'a'), re.sub('(?i)A', 'x', 'aA'))
print(re.escape('a.b*c[d] e-f_g/é'), re.escape(''), re.sub(r'\s+', ' ', 'a \t\n b'), re.compile('b').sub('c', 'abb', 1), re.sub('^', '> ', 'a\nb', flags=re.M))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: re.sub('a', r'\1', 'a'))
attempt(lambda: re.sub('(a)', r'\g<x>', 'a'))
attempt(lambda: re.sub('a', r'\q', 'a'))
attempt(lambda: re.sub('a', 5, 'a'))

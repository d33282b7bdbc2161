# Errors in patterns, with their positions.
import re
for pattern in ('(', ')', '[', 'a**', '*a', '+', '?', 'a{2,1}', '(?P<1a>x)', '(?P<a>x)(?P<a>y)', '(?P=nope)', '\\1', '[z-a]', '(?<=a*)b', '(?z)', '\\', '\\q', '(?P<a', '(?Px)', 'a\n(b', '[a', '(?', '(?:', '\\x1', '\\u12', '(?P<>x)', '(?(5)a)', 'x{1}{2}', '(?i', 'a(?i)b', '[\\w-a]', '[\\d-z]'):
    try:
        re.compile(pattern)
        print(ascii(pattern), 'fine')
    except re.error as error:
        print(ascii(pattern), error, error.pos, error.msg)

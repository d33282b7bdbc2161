# Flags: IGNORECASE over Unicode, MULTILINE, DOTALL, VERBOSE, ASCII.
import re
print(re.findall('(?i)straße', 'STRASSE Straße'), re.findall('É', 'éÉ', re.I), re.findall(r'\w+', 'añb_1-中', re.A), re.findall(r'\w+', 'añb_1-中'), re.findall(r'\d', '1٣²'), re.findall(r'\s', 'a\u00a0b\u2003\x1c'), re.findall('[k]', 'kK\u212a', re.I), re.findall('^.', 'a\nb\n', re.M), re.findall('.$', 'ab\ncd\n', re.M), re.findall('.$', 'ab\ncd\n'), re.findall('a.b', 'a\nb', re.S), re.findall(r'''
    (\d+)   # number
    \ +     # spaces
    ([a-z]) # letter
''', '12  b', re.X), re.findall(r'\b\w', 'one_two three-four'), re.findall('[^\\W\\d_]+', 'a1_b'))
print(re.I, re.M | re.S, re.IGNORECASE == re.I, int(re.X), re.compile('a', re.I).flags)

# Combining characters are code points of their own everywhere.
s = 'cafe\u0301'
t = 'caf\u00e9'
print(s == t, len(s), len(t), s[-1] == '\u0301', s[:-1], s[::-1] == '\u0301efac', s.find('e'), s.count('e'), t.count('e'), s.upper() == 'CAFE\u0301', sorted([s, t]) == [s, t], {s: 1, t: 2}[t], s in (t,), s.replace('e', 'E') == 'cafE\u0301', s.endswith('\u0301'), s.split('e'), ascii(s), s.center(7, '*') == '*' + s + '*', f"{s:>7}" == '  ' + s, '%.4s' % s == 'cafe', s.isalpha(), t.isalpha(), s.isidentifier(), list(s)[3:] == ['e', '\u0301'], hash(s) != hash(t))
h = '\uac00'
j = '\u1100\u1161'
print(h == j, len(h), len(j), h < j)
print('\u1e9b\u0323' == '\u1e9b\u0323', 'A\u030a' == '\u00c5', '\u212b' == '\u00c5', '\u212b'.lower() == '\u00e5')

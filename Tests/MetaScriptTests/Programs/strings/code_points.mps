# len, indexing and slicing count code points, not bytes nor what looks like one character.
s = 'e\u0301'
t = '\u00e9'
print(len(s), len(t), s == t, {s: 1, t: 2} == {s: 1}, len({s, t}), s < t)
astral = 'a\U0001f600b'
print(len(astral), ascii(astral[1]), astral[::-1] == 'b\U0001f600a', ascii(astral[1:]))
family = '\U0001f468\u200d\U0001f469\u200d\U0001f467'
print(len(family), [hex(ord(c)) for c in family])
print(len('\r\n'), '\r\n'[0] == '\r', 'a\r\nb'.split('\n'), list('a\r\nb'))
flag = '\U0001f1e9\U0001f1ea'
print(len(flag), flag[0] in flag, flag.find('\U0001f1ea'), flag.replace('\U0001f1e9', 'x') == 'x\U0001f1ea')
print(sorted(['é', 'z', 'a', 'e\u0301', 'Z', '\U0001f600', '\uffff']) == ['Z', 'a', 'e\u0301', 'z', 'é', '\uffff', '\U0001f600'])

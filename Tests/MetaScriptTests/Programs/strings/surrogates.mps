# A lone surrogate is an ordinary code point of a str until it is written out.
s = 'a\ud83d\ude00b'
print(len(s), ascii(s), s == 'a\U0001f600b', ascii(s[::-1]), repr(s), s.find('\ude00'))
print(sorted(['\ud800', '\ue000', 'a']) == ['a', '\ud800', '\ue000'], '\ud800'.isprintable(), ascii('\ud800'.upper()))
try:
    print('\ud800')
except UnicodeEncodeError as error:
    print(error)

# Output is UTF-8; repr shows what can be printed and escapes the rest.
print('\u00e9\u4e2d\U0001f600\u0416')
print(repr('\u00e9\u4e2d\U0001f600\u200b\u00ad\u2028\ufeff\u0378\ue000\U000e0001\x85\xa0\u3000\u0301'))
print(repr('\t\n\r\\\'"'), repr('\x00\x01\x1f\x7f\x80\x9f'), ascii('\u00e9\u4e2d\U0001f600'), ['\u200d', '\u00e9'], {'\u4e2d': '\x00'})
print([repr(c) for c in ('\ud800', '\udfff', '\ufffe', '\uffff', '\U0010ffff', '\u0600', '\u06dd', '\u180e', '\u2000', '\u202a', '\u205f', '\u2060', '\U00013430')])

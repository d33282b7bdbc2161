# Escapes in string literals; unknown ones keep the backslash in raw strings.
print('a\tb\nc', "quote\"s", 'it\'s', '\\')
print('\x41\u0042\U00000043\N{LATIN SMALL LETTER D}')
print('\101\60\0' == 'A0\x00', len('\0'))
print(ascii('\a\b\f\v\r\n\t\x1b\x7f'))
print(r'\n\x41\'', len(r'\n'), R"\d+\\")
print('one \
line')
print(repr(r'\e[0m'))

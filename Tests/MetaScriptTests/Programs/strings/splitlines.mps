# splitlines breaks at every line boundary of Unicode.
print('a\nb\r\nc\rd'.splitlines(), 'a\nb\r\nc\rd\n'.splitlines(True), ''.splitlines(), '\n'.splitlines(), 'a\n\nb'.splitlines())
print('a\x0bb\x0cc\x1cd\x1de\x1ef\x85g\u2028h\u2029i'.splitlines())
print('a\n'.splitlines(keepends=True), 'a\x1fb'.splitlines(), 'x\r\r\ny'.splitlines())

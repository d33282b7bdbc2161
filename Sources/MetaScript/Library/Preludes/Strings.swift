extension Machine {
  static let makeStringModule: ModuleMaker = { (machine, module) throws(Raised) in
    try machine.run(
      prelude: #"""
        import re as _re

        whitespace = ' \t\n\r\v\f'
        ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
        ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
        ascii_letters = ascii_lowercase + ascii_uppercase
        digits = '0123456789'
        hexdigits = digits + 'abcdef' + 'ABCDEF'
        octdigits = '01234567'
        punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
        printable = digits + ascii_letters + punctuation + whitespace

        def capwords(s, sep=None):
            return (sep or ' ').join(map(str.capitalize, s.split(sep)))

        class Template:
            delimiter = '$'
            idpattern = r'(?a:[_a-z][_a-z0-9]*)'
            pattern = _re.compile(r'\$(?:(?P<escaped>\$)|(?P<named>(?a:[_a-z][_a-z0-9]*))|'
                                  r'{(?P<braced>(?a:[_a-z][_a-z0-9]*))}|(?P<invalid>))', _re.I | _re.X)
            def __init__(self, template):
                self.template = template
            def _invalid(self, mo):
                i = mo.start('invalid')
                lines = self.template[:i].splitlines(keepends=True)
                if not lines:
                    colno, lineno = 1, 1
                else:
                    colno = i - len(''.join(lines[:-1]))
                    lineno = len(lines)
                raise ValueError('Invalid placeholder in string: line %d, col %d' % (lineno, colno))
            def substitute(self, mapping={}, /, **kws):
                mapping = {**mapping, **kws}
                def convert(mo):
                    named = mo.group('named') or mo.group('braced')
                    if named is not None:
                        return str(mapping[named])
                    if mo.group('escaped') is not None:
                        return self.delimiter
                    self._invalid(mo)
                return self.pattern.sub(convert, self.template)
            def safe_substitute(self, mapping={}, /, **kws):
                mapping = {**mapping, **kws}
                def convert(mo):
                    named = mo.group('named') or mo.group('braced')
                    if named is not None:
                        return str(mapping[named]) if named in mapping else mo.group()
                    if mo.group('escaped') is not None:
                        return self.delimiter
                    return mo.group()
                return self.pattern.sub(convert, self.template)
        """#, in: module)
  }
}

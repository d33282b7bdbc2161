# ImportError.msg, and what SyntaxError's second argument tells.
try:
    import no_such_module
except ImportError as e:
    print(e.msg, '|', e.name, '|', e.path)
e = ImportError('m', name='n', path='p')
print(e.msg, e.name, e.path, e)
e = SyntaxError('bad', ('dir/f.mps', 3, 5, 'x = = 1\n'))
print(e, e.msg, e.filename, e.lineno, e.offset, repr(e.text))
e = SyntaxError('alone')
print(e, e.msg, e.filename, e.lineno, e.text)

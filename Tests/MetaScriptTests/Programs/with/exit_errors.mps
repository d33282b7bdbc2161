# Errors in __enter__ and __exit__, and what they replace.
class Enter:
    def __enter__(self): raise ValueError('enter')
    def __exit__(self, *a): print('never')
class Exit:
    def __enter__(self): return self
    def __exit__(self, *a): raise KeyError('exit')
class Note:
    def __enter__(self): return self
    def __exit__(self, kind, *a): print('note', kind.__name__ if kind else None)
try:
    with Note(), Enter(): print('no')
except ValueError as error: print(error)
try:
    with Note(), Exit(): 1 / 0
except KeyError as error: print(error, repr(error.__context__))
try:
    with Exit(): print('body')
except KeyError as error: print(error, error.__context__)
class Two:
    def __enter__(self): pass
    def __exit__(self): pass
try:
    with Two(): pass
except TypeError as error: print(error)
def g():
    with Note():
        yield 1
        yield 2
it = g(); next(it); it.close()
print(list(g()))

# The first string of a module, class or function is its documentation, and only the first.
"not the module's: an import of the comment line does not count"
def f():
    """One.

    Two lines.
    """
    'second'
def g():
    x = 'not a docstring'
def h(): 'one line'
def i():
    f"not a {'docstring'}"
def j():
    'joined ' 'docstring'
class C:
    'class doc'
    def m(self):
        r'raw \n doc'
class D(C): pass
for thing in (f, g, h, i, j, C, C.m, D):
    print(repr(thing.__doc__))
print(repr(__doc__))

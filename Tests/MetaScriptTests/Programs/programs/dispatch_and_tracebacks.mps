# Single dispatch on functions and methods, tracebacks, fields of errors, what annotations say.
import functools, traceback, sys, typing, collections.abc
class Cell:
    def __init__(self): self._alive=False
    def set_state(self, state): self._alive=bool(state)
    set_alive=functools.partialmethod(set_state, True)
    def m(self,*a,**k): return (a,k)
    pm=functools.partialmethod(m,3,b=4)
    pp=functools.partialmethod(pm,5)
c=Cell(); c.set_alive(); print(c._alive, c.pm(1,c=2), c.pp(9))
class Neg:
    @functools.singledispatchmethod
    def neg(self, arg): raise NotImplementedError("Cannot negate a")
    @neg.register
    def _(self, arg: int): return -arg
    @neg.register
    def _(self, arg: bool): return not arg
    @neg.register(str)
    def _(self, arg): return arg[::-1]
n=Neg(); print(n.neg(5), n.neg(True), n.neg('abc'))
try: n.neg([])
except NotImplementedError as e: print(e)
@functools.singledispatch
def fun(arg, verbose=False):
    """doc"""
    return ('base', arg)
@fun.register
def _(arg: int, verbose=False): return ('int', arg)
@fun.register
def _(arg: list | tuple): return ('seq', arg)
@fun.register
def _(arg: collections.abc.Mapping): return ('map', arg)
@fun.register(float)
@fun.register(complex if False else type(None))
def fun_num(arg, verbose=False): return ('num', arg)
print(fun(1), fun([1]), fun((2,)), fun({}), fun(None), fun(2.5), fun('x'), fun.__name__, fun.__doc__)
print(fun.dispatch(dict).__name__, fun.registry[int].__name__, sorted(k.__name__ for k in fun.registry.keys()))
try: fun.register(5)
except TypeError as e: print(str(e)[:60])
try:
    @fun.register
    def _(arg): pass
except TypeError as e: print(str(e)[:50], str(e)[-40:])
try:
    @fun.register
    def _(arg: 3): pass
except TypeError as e: print(e)
try: fun()
except TypeError as e: print(e)
def f(): 
    x=1
    g()
def g():
    raise ValueError("boom")
try: f()
except ValueError as e:
    tb=e.__traceback__
    while tb: print(tb.tb_lineno, tb.tb_frame.f_code.co_name); tb=tb.tb_next
    print([ (x.name,x.lineno,x.line) for x in traceback.extract_tb(e.__traceback__)])
    print(traceback.format_exception_only(type(e), e))
    print(''.join(traceback.format_tb(e.__traceback__)).count('line'))
def h(a: int, b: 'str' = 'x') -> typing.List[int]: ...
print(typing.get_type_hints(h))
class P:
    x: int
    y: 'list[str]'
print(typing.get_type_hints(P))
e=ImportError('msg', name='foo', path='/p'); print(e.name, e.path, e, e.args)
try: ImportError('a', bad=1)
except TypeError as e: print(e)
e=AttributeError('q', name='zz', obj=3); print(e.name, e.obj)
try: print >> sys.stderr
except TypeError as e: print(e)
class D:
    def __set_name__(self, o, n): 1/0
try:
    class A: d=D()
except RuntimeError as e: print(e, repr(e.__cause__))
class B:
    y=0
    __slots__=('z',)
try: B().y=1
except AttributeError as e: print(e)
try: B().q=1
except AttributeError as e: print(e)

# Context managers and exceptions together.
import contextlib, io, sys
from contextlib import *
@contextmanager
def cm(n):
    print('enter',n)
    try: yield n*2
    except ValueError as e: print('caught',e)
    finally: print('exit',n)
with cm(1) as a, cm(2) as b: print(a,b)
with cm(3): raise ValueError('v')
try:
    with cm(4): raise KeyError('k')
except KeyError as e: print('out',e)
@cm(5)
def f(x): print('in f',x); return x
print(f(1), f.__name__); f(2)
with suppress(KeyError, IndexError): {}['a']
print('go')
with ExitStack() as st:
    x=st.enter_context(cm('s1')); st.callback(print,'cb',1,sep='-'); st.push(lambda *a: print('push',a[0]) or False); st.enter_context(cm('s2')); print(x)
with ExitStack() as st:
    st.enter_context(cm('p')); st2=st.pop_all()
print('popped'); st2.close()
try:
    with ExitStack() as st:
        st.callback(lambda: 1/0); st.callback(print,'first'); raise KeyError('orig')
except ZeroDivisionError as e: print(repr(e), repr(e.__context__))
class C:
    def close(self): print('closed')
with closing(C()) as c: print(type(c).__name__)
o=io.StringIO()
with redirect_stdout(o): print('hid')
print(repr(o.getvalue()))
with redirect_stderr(o): print('err', file=sys.stderr)
print(o.getvalue())
with nullcontext(5) as v: print(v)
@contextmanager
def noyield():
    if 0: yield
try:
    with noyield(): pass
except RuntimeError as e: print(e)
@contextmanager
def twice(): yield 1; yield 2
try:
    with twice(): pass
except RuntimeError as e: print(e)
@contextmanager
def swallow():
    try: yield
    except: pass
    
with swallow(): raise ValueError
@contextmanager
def nostop():
    try: yield
    except KeyError: yield
try:
    with nostop(): raise KeyError
except RuntimeError as e: print(e)
class M:
    def __enter__(self): print('E'); return self
    def __exit__(self,t,v,tb): print('X', t and t.__name__, v, tb is not None); return t is ValueError
with M() as m: pass
with M(): raise ValueError('z')
try:
    with M(): raise TypeError('t')
except TypeError: print('T')
class D(ContextDecorator):
    def __enter__(self): print('de'); return self
    def __exit__(self,*a): print('dx')
@D()
def g(): print('g')
g()
with (M() as a, M() as b): print('both')
try:
    with 5: pass
except TypeError as e: print(e)
class NE:
    def __enter__(self): pass
try:
    with NE(): pass
except TypeError as e: print(e)
class Ab(AbstractContextManager):
    def __exit__(self,*a): print('abx')
with Ab() as q: print(q.__class__.__name__)
print(isinstance(M(), AbstractContextManager))
def fin():
    for i in range(3):
        try:
            if i==1: continue
            if i==2: break
            print('i',i)
        finally: print('f',i)
    else: print('else')
    try: return 'r'
    finally: print('ff')
print(fin())
def ov():
    try: return 1
    finally: return 2
print(ov())
def nested():
    try:
        try: raise ValueError('a')
        finally: print('inner')
    except ValueError as e:
        try: raise KeyError('b') from e
        except KeyError as k: return repr(k.__cause__), k.__suppress_context__
print(nested())
try:
    try: 1/0
    except ZeroDivisionError: raise ValueError('x') from None
except ValueError as e: print(e.__cause__, e.__context__, e.__suppress_context__)
class MyE(Exception):
    def __init__(self, code, msg): super().__init__(msg); self.code=code
    def __str__(self): return f'[{self.code}] {self.args[0]}'
try: raise MyE(5,'bad')
except MyE as e: print(e, e.args, repr(e), e.code)
for x in (Exception(), Exception(1), Exception('a','b'), KeyError('k'), KeyError(), OSError(2,'No'), OSError(2,'No','f'), StopIteration(3), SystemExit(2), UnicodeError('u'), ValueError(('t',)), ExceptionGroup('g',[ValueError(1)]) if hasattr(__builtins__,'ExceptionGroup') and 0 else 0):
    print(str(x), repr(x), getattr(x,'args',None))
try: [][1]
except (KeyError, IndexError) as e: print(type(e).__mro__[1].__name__, e)
try: raise
except RuntimeError as e: print(e)
try: raise 5
except TypeError as e: print(e)
try:
    try: pass
    except 5: pass
    else: print('else')
finally: print('finally')
try:
    try: 1/0
    except 5: pass
except TypeError as e: print(e)
e=ValueError('n'); e.add_note('note1'); print(e.__notes__)
def chain():
    try: int('x')
    except ValueError as e: raise RuntimeError('wrapped') from e
try: chain()
except RuntimeError as e: print(repr(e.__cause__), e.__traceback__ is not None)
x='keep'
try: raise ValueError
except ValueError as x: pass
try: x
except NameError as e: print(e)
assert True
try: assert 1==2, ('msg',1)
except AssertionError as e: print(e, e.args)

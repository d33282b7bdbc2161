# Context managers as decorators, nested stacks, callbacks, closing, null contexts.
from contextlib import contextmanager, ExitStack, closing, nullcontext, redirect_stdout, suppress, AbstractContextManager, ContextDecorator
import io
@contextmanager
def track(name):
    print('enter', name)
    try:
        yield name.upper()
    finally:
        print('exit', name)
@track('deco')
def work(x):
    print('work', x)
    return x + 1
print(work(1), work(2), work.__name__)
with track('a') as A, track('b') as B:
    print(A, B)
try:
    with track('err'):
        raise KeyError('k')
except KeyError as e:
    print('caught', e)
class C(ContextDecorator):
    def __enter__(self): print('C in'); return self
    def __exit__(self, *exc): print('C out', exc[0]); return False
@C()
def g(): print('in g')
g()
with ExitStack() as stack:
    stack.callback(print, 'callback', 1, sep='-')
    x = stack.enter_context(track('s1'))
    stack.push(C())
    kept = stack.pop_all()
print('kept')
kept.close()
class Door:
    def close(self): print('closed')
with closing(Door()) as d: print(type(d).__name__)
with nullcontext(5) as n: print(n)
buffer = io.StringIO()
with redirect_stdout(buffer):
    print('captured')
print(repr(buffer.getvalue()))
with suppress(ZeroDivisionError, KeyError):
    1 / 0
@contextmanager
def bad():
    if False: yield
try:
    with bad(): pass
except RuntimeError as e: print(e)
@contextmanager
def twice():
    yield 1
    yield 2
try:
    with twice(): pass
except RuntimeError as e: print(e)
@contextmanager
def swallow():
    try: yield
    except ValueError as e: print('swallowed', e)
with swallow(): raise ValueError('v')
try:
    with ExitStack() as s:
        s.callback(lambda: 1 / 0)
        raise KeyError('first')
except ZeroDivisionError as e: print(type(e.__context__).__name__)
try:
    ExitStack().enter_context(5)
except TypeError as e: print(e)
print(issubclass(C, ContextDecorator), isinstance(track('q'), AbstractContextManager))

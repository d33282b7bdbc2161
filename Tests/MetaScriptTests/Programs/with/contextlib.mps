# contextlib: contextmanager, suppress, closing, ExitStack, nullcontext, redirect_stdout.
import contextlib, io
@contextlib.contextmanager
def managed(name):
    print('open', name)
    try:
        yield name * 2
    except ValueError as error:
        print('handled', error)
    finally:
        print('close', name)
with managed('a') as v: print(v)
with managed('b'): raise ValueError('inside')
try:
    with managed('c'): raise KeyError('through')
except KeyError as error: print('out', error)
with contextlib.suppress(KeyError, IndexError): {}['x']
print('suppressed')
with contextlib.ExitStack() as stack:
    names = [stack.enter_context(managed(n)) for n in 'xy']
    stack.callback(print, 'callback', end='!\n')
    print(names)
class C:
    def close(self): print('closed')
with contextlib.closing(C()) as c: print(type(c).__name__)
with contextlib.nullcontext(5) as n: print(n)
buffer = io.StringIO()
with contextlib.redirect_stdout(buffer): print('captured')
print(repr(buffer.getvalue()))
@contextlib.contextmanager
def no_yield():
    return
    yield
try:
    with no_yield(): pass
except RuntimeError as error: print(error)
@contextlib.contextmanager
def twice():
    yield 1
    yield 2
try:
    with twice(): pass
except RuntimeError as error: print(error)
@managed('deco')
def decorated(): print('body'); return 'value'
print(decorated())

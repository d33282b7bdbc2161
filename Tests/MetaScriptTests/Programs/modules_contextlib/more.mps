# contextmanager with return values, exceptions and reuse; suppress with no error; ExitStack order.
from contextlib import contextmanager, suppress, ExitStack, AbstractContextManager, redirect_stderr
import io, sys
@contextmanager
def tag(name):
    print(f"<{name}>")
    yield
    print(f"</{name}>")
with tag('a'), tag('b'):
    print('inside')
with suppress(ValueError): pass
with suppress(Exception):
    int('x')
    print('not reached')
try:
    with suppress(KeyError): int('y')
except ValueError as error: print('not suppressed', error)
with ExitStack() as stack:
    for n in 'xyz': stack.enter_context(tag(n))
    stack.push(lambda *exc: print('pushed', exc[0]) or True)
    raise RuntimeError('eaten')
@contextmanager
def retry():
    try: yield 'value'
    except ZeroDivisionError as error: print('mapped'); raise ValueError('mapped') from error
try:
    with retry() as v: print(v); 1 / 0
except ValueError as error: print(error, repr(error.__cause__))
cm = tag('once')
with cm: pass
try:
    with cm: pass
except (RuntimeError, AttributeError) as error: print(type(error).__name__, error)
e = io.StringIO()
with redirect_stderr(e): print('err', file=sys.stderr)
print(repr(e.getvalue()))

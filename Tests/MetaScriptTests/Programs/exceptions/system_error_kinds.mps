# The kinds of connection and process errors, and which of them an errno makes.
for kind in (BrokenPipeError, ConnectionAbortedError, ConnectionRefusedError, ConnectionResetError,
             ChildProcessError, ProcessLookupError):
    print(kind.__name__, [c.__name__ for c in kind.__mro__])
for number in (3, 10, 32, 103, 104, 108, 111):
    print(number, repr(OSError(number, 'text')))
try:
    raise ConnectionResetError('peer went away')
except ConnectionError as e:
    print(repr(e), isinstance(e, OSError))
print(issubclass(ResourceWarning, Warning), issubclass(UnicodeTranslateError, ValueError))

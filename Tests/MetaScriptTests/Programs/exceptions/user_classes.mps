# Classes of the user's own, with fields, __str__ and defaults.
class AppError(Exception):
    "Base."
class Coded(AppError):
    def __init__(self, code, message='default'):
        super().__init__(message)
        self.code = code
    def __str__(self): return f"[{self.code}] {super().__str__()}"
class NoInit(AppError): pass
class Fields(AppError):
    def __init__(self, a, b): self.a, self.b = a, b
for make in (lambda: Coded(5), lambda: Coded(6, 'boom'), lambda: NoInit('x', 'y'), lambda: Fields(1, 2), lambda: AppError()):
    try:
        raise make()
    except AppError as error:
        print(type(error).__name__, str(error), repr(error), error.args, getattr(error, 'code', None))
try:
    Coded()
except TypeError as error:
    print(error)
class Text(str): pass
class MyKey(KeyError):
    def __str__(self): return 'mine'
try: raise MyKey('k')
except KeyError as error: print(error, repr(error))
class Wrapper(Exception):
    def __init__(self, inner): self.inner = inner; super().__init__(f"wrapped {inner!r}")
try:
    try: int('q')
    except ValueError as v: raise Wrapper(v) from v
except Wrapper as w: print(w, type(w.inner).__name__, w.__cause__ is w.inner)
print(issubclass(Coded, Exception), AppError.__doc__, isinstance(Coded(1), AppError))
error = ValueError('e'); error.extra = [1]; print(error.extra, error.__dict__)
class Validation(ValueError):
    @property
    def first(self): return self.args[0]
print(Validation('p', 'q').first)

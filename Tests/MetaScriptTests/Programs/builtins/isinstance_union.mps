# isinstance and issubclass with classes, tuples and unions.
class A: pass
class B(A): pass
print(isinstance(1, int), isinstance(1, (str, (float, int))), isinstance(1, int | str), isinstance(None, int | None), isinstance(B(), A), isinstance(A(), B), issubclass(B, A), issubclass(B, (int, A)), issubclass(int, int | str), isinstance(True, int), isinstance(1, bool), isinstance(1.0, int), isinstance([], list), isinstance(A, type), isinstance(lambda: 0, type(lambda: 0)), isinstance(1, ()))
print(int | str, int | None, str | int == int | str, list[int] | None, type(int | str))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: isinstance(1, 5))
attempt(lambda: isinstance(1, [int]))
attempt(lambda: isinstance(1, 'int'))
attempt(lambda: isinstance('x', (int, 'int')))
attempt(lambda: issubclass(1, int))
attempt(lambda: issubclass(int, 'x'))
attempt(lambda: isinstance([1], list[int]))
attempt(lambda: int | 5)

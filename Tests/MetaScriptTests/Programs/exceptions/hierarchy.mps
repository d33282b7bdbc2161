# except clauses match by class; the first that fits runs.
def kind(action):
    try:
        action()
    except (KeyError, IndexError) as error:
        return 'lookup', type(error).__name__
    except ArithmeticError as error:
        return 'arithmetic', type(error).__name__
    except ValueError:
        return 'value'
    except Exception as error:
        return 'other', type(error).__name__
    else:
        return 'none'
print(kind(lambda: {}[1]), kind(lambda: [][0]), kind(lambda: 1 / 0), kind(lambda: int('x')), kind(lambda: None.x), kind(lambda: nope), kind(lambda: 2.0 ** 5000), kind(lambda: 1), kind(lambda: 'a' + 1), kind(lambda: open('/no/such/file')))
pairs = [(ZeroDivisionError, ArithmeticError), (KeyError, LookupError), (IndexError, LookupError), (ModuleNotFoundError, ImportError), (FileNotFoundError, OSError), (RecursionError, RuntimeError), (NotImplementedError, RuntimeError), (UnboundLocalError, NameError), (UnicodeEncodeError, ValueError), (KeyboardInterrupt, Exception), (SystemExit, Exception), (StopIteration, Exception), (GeneratorExit, BaseException), (AssertionError, Exception), (IndentationError, SyntaxError), (OverflowError, ArithmeticError), (PermissionError, OSError), (TimeoutError, OSError), (MemoryError, Exception), (AttributeError, Exception), (TypeError, ValueError), (EOFError, Exception), (Warning, Exception), (DeprecationWarning, Warning)]
print([issubclass(a, b) for a, b in pairs], IOError is OSError, EnvironmentError is OSError)
print([c.__name__ for c in KeyError.__mro__])

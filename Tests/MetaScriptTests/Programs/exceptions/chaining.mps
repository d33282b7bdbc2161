# __cause__ and __context__: implicit, explicit, suppressed.
def show(error):
    print(repr(error), 'cause', repr(error.__cause__), 'context', repr(error.__context__), error.__suppress_context__)
try:
    try: 1 / 0
    except ZeroDivisionError: raise ValueError('implicit')
except ValueError as error: show(error)
try:
    try: 1 / 0
    except ZeroDivisionError as z: raise ValueError('explicit') from z
except ValueError as error: show(error)
try:
    try: 1 / 0
    except ZeroDivisionError: raise ValueError('suppressed') from None
except ValueError as error: show(error)
try:
    raise KeyError('k') from ValueError
except KeyError as error: show(error)
try:
    try: raise ValueError('first')
    finally: raise KeyError('second')
except KeyError as error: show(error)
try:
    try: 1 / 0
    except ZeroDivisionError:
        try: [][1]
        except IndexError: raise
except IndexError as error: show(error)
try:
    raise ValueError('x') from 5
except TypeError as error: print(error)
try:
    try: raise ValueError('a')
    except ValueError as e: raise e
except ValueError as error: show(error)
def f():
    try: raise KeyError('deep')
    except KeyError as e: raise RuntimeError('mid') from e
try:
    try: f()
    except RuntimeError as e: raise ValueError('top') from e
except ValueError as error:
    print(repr(error.__cause__.__cause__), repr(error.__context__.__context__))

# The expression after except is evaluated only when an exception reaches it.
def t(label, value):
    print('eval', label, end='; ')
    return value
try: pass
except t('never', ValueError): pass
try: raise KeyError('k')
except t('first', ValueError): print('no')
except t('second', (IndexError, KeyError)): print('yes')
except t('third', Exception): print('no')
errors = (TypeError, ValueError)
try: int('z')
except errors as error: print(type(error).__name__)
try:
    try: 1 / 0
    except 5: pass
except TypeError as error: print(error)
try:
    try: 1 / 0
    except (ValueError, 'x'): pass
except TypeError as error: print(error)
try:
    try: 1 / 0
    except int: pass
except TypeError as error: print(error)
try:
    try: 1 / 0
    except undefined_error: pass
except NameError as error: print(error, repr(error.__context__))
try: 1 / 0
except: print('bare')
try: raise SystemExit
except Exception: print('no')
except BaseException as b: print(repr(b))

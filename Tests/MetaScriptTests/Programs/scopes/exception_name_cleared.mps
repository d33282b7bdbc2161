# The name bound by `except … as` goes when the block ends.
e = 'before'
try:
    raise ValueError('x')
except ValueError as e:
    print(e)
try:
    print(e)
except NameError as error:
    print(error)
def f():
    try:
        1 / 0
    except ZeroDivisionError as err:
        saved = err
        try:
            raise KeyError('inner')
        except KeyError as err:
            pass
    return type(saved).__name__, 'err' in locals()
print(f())
try:
    raise ValueError
except ValueError as v:
    del v
print('fine')

# Causes and contexts nest.
def a():
    raise KeyError('first')
def b():
    try: a()
    except KeyError as e: raise ValueError('second') from e
try:
    b()
except ValueError:
    raise RuntimeError('third')

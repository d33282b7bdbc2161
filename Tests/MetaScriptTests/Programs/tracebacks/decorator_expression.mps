# Errors in decorators are at their line.
def need(n): raise ValueError('always')
@need
def g():
    pass

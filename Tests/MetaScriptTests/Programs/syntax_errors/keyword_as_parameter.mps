# A keyword is no parameter.
def f(if): pass

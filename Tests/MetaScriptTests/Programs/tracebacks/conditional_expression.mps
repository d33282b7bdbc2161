# The failing branch of a conditional expression.
x = None
y = x.upper() if x is None else x

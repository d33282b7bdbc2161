# The slash comes before the star.
def f(*a, /): pass

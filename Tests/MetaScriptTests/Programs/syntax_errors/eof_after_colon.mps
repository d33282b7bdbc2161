# The file ends after a colon.
def f():

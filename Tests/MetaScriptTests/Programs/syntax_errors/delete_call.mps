# A call cannot be deleted.
def f(): pass
del f()

# A block is wanted after def.
def f():
return 1

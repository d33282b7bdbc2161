# A block of comments is no block.
def f():
    # nothing

x = 1

# A condition compares with ==.
x = 1
if x = 1:
    pass

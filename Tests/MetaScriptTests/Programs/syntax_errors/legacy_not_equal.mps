# <> is no operator.
if 1 <> 2:
    pass

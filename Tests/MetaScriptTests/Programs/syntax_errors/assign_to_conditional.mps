# A conditional expression is no target.
a = 1
a if a else a = 2

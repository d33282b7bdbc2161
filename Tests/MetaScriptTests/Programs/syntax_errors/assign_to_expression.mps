# An expression is no target.
a = 1
a + 1 = 2

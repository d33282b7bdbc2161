# A lone starred expression.
x = *[1, 2]

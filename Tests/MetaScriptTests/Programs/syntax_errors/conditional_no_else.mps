# A conditional expression wants else.
x = 1 if True

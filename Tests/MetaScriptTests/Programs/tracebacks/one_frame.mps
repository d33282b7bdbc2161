# The traceback names the file, line and module, shows the line, then the error.
x = 1
print('before')
x.nothing_like_this

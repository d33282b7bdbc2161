# The file ends after a backslash.
x = 1 + \
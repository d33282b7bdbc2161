# A parenthesis that is never closed.
print((1, 2)
x = 5

# eval is outside.
print(eval('1 + 1'))  # refused

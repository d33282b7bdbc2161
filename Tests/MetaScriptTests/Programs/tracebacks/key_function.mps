# Errors in a key function of a built-in.
print(sorted([3, 1, 'x'], key=lambda v: v + 1))

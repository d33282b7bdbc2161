# A keyword argument that looks like a comparison.
print(a.b = 1)

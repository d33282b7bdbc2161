# The failing link of a chain is marked.
a, b, c = 1, 2, 'x'
print(a < b < c)

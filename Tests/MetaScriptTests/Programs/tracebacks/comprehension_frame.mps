# A list comprehension has a frame called <listcomp>.
print([10 // n for n in (2, 1, 0)])

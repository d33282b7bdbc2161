# Imaginary literals are outside.
z = 2j  # refused

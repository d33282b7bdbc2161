# A digit too large for binary.
x = 0b12

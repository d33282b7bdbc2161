# A float with an empty exponent.
x = 1e

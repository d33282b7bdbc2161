# An unknown string prefix.
x = q'abc'

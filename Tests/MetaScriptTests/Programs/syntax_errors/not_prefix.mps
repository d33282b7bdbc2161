# not after an operator wants parentheses.
x = 1 + not 2

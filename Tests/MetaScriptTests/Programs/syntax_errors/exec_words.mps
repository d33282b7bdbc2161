# Two expressions side by side.
a = 1
b = a 5

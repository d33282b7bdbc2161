# Augmented assignment wants one target.
a = b = 1
a, b += 1

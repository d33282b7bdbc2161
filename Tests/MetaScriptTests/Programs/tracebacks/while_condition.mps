# Errors in conditions of loops and branches.
items = [3, 2, 1, 'zero']
i = 0
while items[i] > 0:
    i += 1

# A tuple in a comprehension wants parentheses.
x = [a, b for a, b in []]

# A generator argument wants parentheses beside others.
print(x for x in [], 1)

# A block is wanted after the colon.
if True:
print(1)

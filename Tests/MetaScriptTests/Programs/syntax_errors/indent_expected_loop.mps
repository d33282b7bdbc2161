# A block is wanted after for.
for i in []:
print(i)

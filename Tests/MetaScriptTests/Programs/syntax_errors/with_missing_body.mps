# A with without a block.
with open('x') as f:
print(1)

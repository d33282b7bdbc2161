# A keyword that is a constant.
print(True=1)

# An unknown name may be a misspelled built-in.
values = [1, 2]
print(lenn(values))

# A forgotten comma in a call.
print('a' 5)

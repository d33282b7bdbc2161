# A forgotten comma in a dict.
d = {'a': 1 'b': 2}

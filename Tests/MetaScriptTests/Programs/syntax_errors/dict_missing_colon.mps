# A key without its colon.
d = {'a': 1, 'b'}

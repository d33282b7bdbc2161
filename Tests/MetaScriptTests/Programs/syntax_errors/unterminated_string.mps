# A string that does not end.
x = 'abc

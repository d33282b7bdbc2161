# Leading zeros are no octal.
x = 0123

# An unknown conversion in an f-string.
x = f'{1!z}'

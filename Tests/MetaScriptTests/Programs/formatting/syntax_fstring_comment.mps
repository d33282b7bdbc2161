# A comment in an f-string field.
x = f'{1 # c}'

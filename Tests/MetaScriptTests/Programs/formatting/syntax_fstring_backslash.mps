# A backslash in an f-string field.
x = f'{"\n"}'

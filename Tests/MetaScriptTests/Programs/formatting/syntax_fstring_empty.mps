# An f-string field without expression.
x = f'{}'

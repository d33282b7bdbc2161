# An f-string field that is not closed.
x = f'{1'

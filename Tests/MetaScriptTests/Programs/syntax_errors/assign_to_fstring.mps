# An f-string is no target.
f'{1}' = 2

# A broken expression in an f-string.
x = f'{1 +}'

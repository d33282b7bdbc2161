# A broken escape in a string.
x = '\x1'

# Files of bytes are outside.
with open('x.bin', 'wb') as f:  # refused
    pass

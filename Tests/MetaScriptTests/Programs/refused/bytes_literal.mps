# Literals of bytes are outside.
x = b'abc'  # refused

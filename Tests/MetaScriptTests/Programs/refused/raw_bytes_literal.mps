# Literals of bytes are outside, raw ones too.
x = rb'\d'  # refused

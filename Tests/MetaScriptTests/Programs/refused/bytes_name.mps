# The type bytes is outside.
x = bytes([1, 2])  # refused

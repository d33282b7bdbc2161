# The type bytearray is outside.
x = bytearray(5)  # refused

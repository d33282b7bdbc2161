# The type complex is outside.
z = complex(1, 2)  # refused

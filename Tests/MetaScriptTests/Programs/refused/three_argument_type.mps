# Making a class by calling type is outside.
C = type('C', (), {'x': 1})  # refused
print(C.x)

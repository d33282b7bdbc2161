# A condition with = on an attribute.
x = 1
while x.y = 2:
    pass

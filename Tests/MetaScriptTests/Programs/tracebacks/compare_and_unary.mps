# Comparison and unary operators are marked whole.
def order(a, b):
    return a.real < b
print(-[1] if order(1, 2) else order(1, 'x'))

# Nested calls on one line mark only the failing call.
def one(x): return x
def two(x): raise LookupError(x)
print(one(two(one(3))), one(1))

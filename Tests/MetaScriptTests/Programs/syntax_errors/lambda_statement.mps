# A lambda holds one expression.
f = lambda x: return x

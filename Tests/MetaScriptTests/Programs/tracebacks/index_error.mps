# A failing index deep in an expression.
rows = [[1, 2], [3]]
def second(r): return r[1]
print(sum(second(r) for r in rows))

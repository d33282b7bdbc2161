# A failing operator is marked, with tildes under its operands.
a = {'x': [1, 2, None]}
total = 1 + 2 * (3 + a['x'][2]) - 4

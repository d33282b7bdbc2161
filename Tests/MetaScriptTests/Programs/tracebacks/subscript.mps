# A failing subscript underlines the value and marks the brackets.
data = {'a': {'b': [1, 2, 3]}}
print(data['a']['b'][0], data['a']['c'][1])

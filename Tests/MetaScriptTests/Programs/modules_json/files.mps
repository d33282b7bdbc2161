# json.dump and json.load through files; a round trip keeps values.
import json, io
data = {'list': [1, 2.5, 'x'], 'nested': {'t': True, 'n': None}}
with open('d.json', 'w') as f:
    json.dump(data, f, indent=2)
with open('d.json') as f:
    print(f.read())
with open('d.json') as f:
    print(json.load(f) == data)
s = io.StringIO()
json.dump([1], s)
print(s.getvalue(), json.loads(json.dumps(data)) == data, json.loads(json.dumps({1: (2,)})), json.load(io.StringIO('{"a": [1]}')))
values = [0.1, 1e-7, 123456789.123, 1e300, 5e-324, 2 ** 53, -0.0]
print(json.loads(json.dumps(values)) == values, json.dumps(values))

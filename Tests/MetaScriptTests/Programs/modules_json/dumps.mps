# json.dumps: separators, indentation, sorting, escapes, special floats, key types.
import json
data = {'b': [1, 2.5, True, None, 'é"\\\n\x01\U0001f600'], 'a': {'x': [], 'y': {}}, 'n': -1e100}
print(json.dumps(data))
print(json.dumps(data, sort_keys=True, indent=2))
print(json.dumps(data, ensure_ascii=False, separators=(',', ':')))
print(json.dumps([[], {}, [[]], {'a': []}], indent=1), json.dumps([1, [2, {'k': (3, 4)}]], indent='--'), json.dumps([1, 2], indent=0))
print(json.dumps({1: 'int', 1.5: 'float', True: 'bool', None: 'none', 'k': 's'}), json.dumps([float('inf'), -float('inf'), float('nan')]), json.dumps('text'), json.dumps(5), json.dumps(1e22), json.dumps(0.1 + 0.2), json.dumps(10 ** 30), json.dumps(()), json.dumps('\x7f\u2028/'))
class P:
    def __init__(self): self.v = 1
print(json.dumps({'p': P(), 's': {1}}, default=lambda o: o.__dict__ if isinstance(o, P) else sorted(o)), json.dumps({(1, 2): 1, 'a': 2}, skipkeys=True), json.dumps([1], separators=(', ', ' : ')), json.dumps({'a': 1, 'b': 2}, indent=4, separators=(',', ': ')))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: json.dumps({1, 2}))
attempt(lambda: json.dumps(P))
attempt(lambda: json.dumps({(1, 2): 1}))
attempt(lambda: json.dumps(float('nan'), allow_nan=False))
attempt(lambda: json.dumps({'a': 1, 1: 2}, sort_keys=True))
a = []
a.append(a)
attempt(lambda: json.dumps(a))

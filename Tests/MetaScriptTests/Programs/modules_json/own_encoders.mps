# Encoders and decoders of the program's own, subclasses, order and separators.
import json
class E(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set): return sorted(o)
        return super().default(o)
print(json.dumps({'s': {3, 1}}, cls=E), E().encode([1, {2}]), json.JSONEncoder(indent=1).encode({'a': [1]}))
class I(int): pass
class S(str): pass
class D(dict): pass
class L(list): pass
print(json.dumps([I(5), S('x'), D(a=1), L([1])]), json.dumps(D()), json.dumps(True), json.dumps({I(1): S('v')}))
print(json.JSONDecoder().decode('[1]'), json.JSONDecoder().raw_decode('{"a": 1} rest'), json.loads('[1.0, 1e2, -0.5e-3, 1E400, -1e400]'))
print(json.loads('"\\ud83d\\ude00 \\udc00 \\u00e9"') == '\U0001f600 \udc00 é', json.loads('"\\t\\b\\f\\r\\n\\/"'))
print(json.loads('{"a": [{"b": []}, {}], "c": {"d": {"e": null}}}'), json.loads(' [ ] '), json.loads('{ }'))
print(json.dumps({'b': 1, 'a': {'d': 1, 'c': 2}}, sort_keys=True), json.dumps([1, 2], indent='\t'), json.dumps({}, indent=2), json.dumps([[], {}], indent=2))
print(json.loads('[1, 2]', parse_int=float), json.loads('[1.5]', parse_float=lambda s: s), json.loads('[NaN]', parse_constant=lambda s: s))
print(json.loads('{"a": 1, "b": {"c": 2}}', object_pairs_hook=lambda p: p), json.loads('{"x": {"y": 1}}', object_hook=lambda d: tuple(d.items())))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: json.dumps(object))
attempt(lambda: json.dumps({1: object()}))
attempt(lambda: json.dumps([float('inf')], allow_nan=False))
attempt(lambda: json.dumps({'a': lambda: 1}))
attempt(lambda: json.loads('{"a":1,}'))
attempt(lambda: json.loads(None))
attempt(lambda: json.loads('[1,2'))
attempt(lambda: json.loads('\ufeff[]'))
attempt(lambda: json.loads('"tab\there"'))
attempt(lambda: json.loads('"a\\"'))
attempt(lambda: json.loads('{"a"'))
attempt(lambda: json.loads('{"a":'))
attempt(lambda: json.loads('{1: 2}'))
attempt(lambda: json.loads('[truefalse]'))
attempt(lambda: json.loads('-'))
attempt(lambda: json.loads('1 2'))
attempt(lambda: json.dumps('x', bad=1))
print(json.loads('"tab\there"', strict=False))
d = {}
d['self'] = d
attempt(lambda: json.dumps(d))
big = json.loads('[' * 500 + ']' * 500)
n = 0
while big: big = big[0]; n += 1
print(n)
attempt(lambda: json.loads('[' * 100000))
e = None
try: json.loads('{"a": tru}')
except json.JSONDecodeError as error: e = error
print(e.msg, e.doc, e.pos, e.lineno, e.colno, type(e).__module__)

# json.loads: values, whitespace, escapes, duplicates, hooks, and its errors with their places.
import json
print(json.loads(' {"a": [1, -2.5, 1e3, true, false, null, "x\\n\\u00e9\\ud83d\\ude00\\/"], "b": {}} '), json.loads('[]'), json.loads('"\\ud800"') == '\ud800', json.loads('12345678901234567890123'), json.loads('1E2'), json.loads('-0'), json.loads('-0.0'), json.loads('{"a":1,"a":2}'), json.loads('NaN'), json.loads('[Infinity, -Infinity]'))
print(json.loads('{"x": 1.1}', parse_float=str), json.loads('[1, 2]', parse_int=lambda s: s + '!'), json.loads('{"a": {"b": 1}}', object_hook=lambda d: sorted(d)), json.loads('{"a": 1, "b": 2}', object_pairs_hook=list))
for text in ('', ' ', '{', '[1,', '[1 2]', '{"a" 1}', '{a: 1}', "{'a': 1}", '[1,]', '{"a": 1,}', '"abc', '"a\nb"', '"\\x"', '"\\u12"', 'tru', '01', '1.', '+1', '.5', '[1]x', '\n\n  [1,\n x]', '{"a": }', 'nul', '-', '[', ']', '{"a":1 "b"}'):
    try:
        print(json.loads(text))
    except json.JSONDecodeError as error:
        print(repr(text), error, error.lineno, error.colno, error.pos, error.msg)
print(issubclass(json.JSONDecodeError, ValueError))
try:
    json.loads(5)
except TypeError as error:
    print(error)

# KeyError shows the key by its repr; a subclass may define __missing__.
try:
    {}['it\'s']
except KeyError as error:
    print(error, error.args, repr(error), str(error))
class D(dict):
    def __missing__(self, key):
        return f"<{key}>"
d = D(a=1)
print(d['a'], d['b'], d.get('b'), 'b' in d, len(d), d)
class Counting(dict):
    def __missing__(self, key):
        self[key] = value = len(self)
        return value
c = Counting()
print([c[w] for w in 'abcab'], c, isinstance(c, dict), type(c).__name__)

# A container that holds itself shows an ellipsis where it comes round again.
a = [1]
a.append(a)
print(a, repr(a), str(a), f"{a}", len(a), a[1] is a, a[1][1][0])
d = {'k': 1}
d['self'] = d
print(d)
t = ([],)
t[0].append(t)
print(t, t[0])
b = [a, d]
d['list'] = b
print(b)
x, y = [], []
x.append(y); y.append(x)
print(x, y)
shared = [0]
print([shared, shared], {'a': shared, 'b': shared})
try:
    p, q = [], []
    p.append(q); q.append(p)
    print(p == q)
except RecursionError as error:
    print(type(error).__name__)

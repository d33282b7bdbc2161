# Unpacking in assignment, nested and starred, from any iterable.
a, b = 1, 2
a, b = b, a
(c, d), [e, *f] = (3, 4), 'xyz'
*g, h = range(4)
i, *j, k = [1, 2]
[l] = {'only': 1}
(m,) = [9]
print(a, b, c, d, e, f, g, h, i, j, k, l, m)
x = y = z = []
x.append(1)
print(y, z is x)
(p, (q, *r)), s = (1, (2, 3, 4)), 5
print(p, q, r, s)
t = [0, 1]
u = 0
u, t[u] = 1, 'set'
print(u, t)
i, arr = 0, [10, 20]
i, arr[i] = arr[i + 1] // 20, 99
print(i, arr)
class O: pass
o = O()
o.a, o.b = 'xy'
d = {}
d['k'], (d['l'], *d['m']) = 1, (2, 3)
print(o.a, o.b, d)
a, b, *_ = {'k1': 1, 'k2': 2, 'k3': 3}.items()
print(a, b, _)

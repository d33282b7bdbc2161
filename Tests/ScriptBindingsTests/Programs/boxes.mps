import mlx.core as mx

c = mx.array([1, 2, 3])
d = c
c += 1
print(d, d is c)
c[0] = 10
print(d)
c[1:] = mx.array([7, 8])
print(d)
c[mx.array([0, 2])] = 5
print(d)
c *= 2
c -= 1
c //= 2
print(c)
c += 1.5
print(c, c.dtype, d is c)
e = mx.zeros((2, 3))
e[0] = mx.array([1.0, 2.0, 3.0])
e[:, 1] = 9
e[..., 2] = mx.array([4.0, 5.0])
e[None, 0, 0] = 7
print(e)
e[e > 6] = 0
print(e)
f = e + 0
f[0, 0] = -1
print(e[0, 0], f[0, 0])
for row in e:
    print(row)
g = mx.arange(6).reshape(2, 3)
x, y = g
print(x, y, len(g), 4 in g[1], 9 in g[1])
print(g[1][2].item(), g[-1, -1].item(), g[:, ::-1].tolist())
print(list(range(10))[mx.array(3)], [10, 20, 30][mx.array(1)])
print(g.at[mx.array([0, 0])].add(1))
try:
    g += mx.array([1.0, 2.0])
except ValueError as error:
    print(error)
print(f"{g.sum():5d}|{mx.array(2.5):.2f}|{mx.array([1, 2])}")
print({mx.float32: 1}[mx.float32], mx.float32 == mx.float16, mx.int8 != mx.int8)
print(bool(mx.array(0)), int(mx.array(3.9)), float(mx.array([2])), round(float(mx.array(0.5))))

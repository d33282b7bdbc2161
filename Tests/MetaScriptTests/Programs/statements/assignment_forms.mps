# Chained, augmented, annotated and starred assignment.
a = b = c = 0
a += 1; b -= 1; c = a, b
print(a, b, c)
x = [0] * 3
x[0] = x[1] = y = 5
print(x, y)
n = 7
n += 3; n -= 1; n *= 4; n //= 5; n **= 2; n %= 30; n <<= 2; n >>= 1; n |= 1; n &= 0xf; n ^= 3; n /= 2
print(n)
s = 'a'; s += 'b'; s *= 2; s %= ()
print(s)
l = [1]; l += (2,); l += 'x'; l += {3: 0}; l *= 2
print(l)
d = {1: [1]}
d[1] += [2]; d[1][0] -= 5
print(d)
class O: v = 1
o = O()
o.v += 1; o.w = o.u = [o.v]
print(o.v, O.v, o.w is o.u)
z: int = 3
(p): int = 4
o.t: str = 't'
d[2]: int = 5
print(z, p, o.t, d)
i = 0
i, x[i] = 2, 'target'
print(i, x)
x[0], x[1:] = 'first', (9, 9, 9)
print(x)
f = g = lambda: 1
print(f is g)
*rest, = range(3)
print(rest)

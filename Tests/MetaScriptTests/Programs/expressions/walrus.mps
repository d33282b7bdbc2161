# := binds in the function around, and gives the value.
if (n := len('abc')) > 2:
    print(n)
while (n := n - 1) > 0:
    print('n', n)
print([y := 1, y ** 2], (z := 5, z + 1), z, f"{(w := 3)} {w}")
data = [1, 2, 3, 4]
print([half for d in data if (half := d / 2) > 1], half)
def f(x): return x
print(f(v := 10), v, f((u := 1) + u))
total = 0
print([total := total + d for d in data], total)
print((a := 1) and (b := 0) or (c := 'c'), a, b, c)
x = (y := 2) + (y := y + 1)
print(x, y, {(k := 'key'): (val := 'v')}, k, val, data[(i := 2)])

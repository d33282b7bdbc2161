# Targets of for loops unpack as assignments do.
for a, (b, *c) in [(1, 'xyz'), (2, [3])]:
    print(a, b, c)
for i, (k, v) in enumerate({'p': 1, 'q': 2}.items()):
    print(i, k, v)
data = [0, 0]
for data[1] in range(3):
    print(data)
class C: pass
c = C()
for c.x in 'ab':
    print(c.x)
print([x + y for x, y in zip([1, 2], [3, 4])], {k: v for k, *v in ['abc', 'de']}, [h for h, *_ in ([1, 2], [3])])
for x, in [(1,), (2,)]:
    print(x)
for [y, z] in [[1, 2]]:
    print(y, z)

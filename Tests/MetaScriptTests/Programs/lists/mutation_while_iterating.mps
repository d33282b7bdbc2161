# A list iterator looks at the list as it is when asked.
a = [1, 2, 3, 4]
for x in a:
    if x == 2:
        a.remove(x)
print(a)
a = [1, 2]
for x in a:
    if len(a) < 6:
        a.append(x * 10)
print(a)
a = [1, 2, 3]
it = iter(a)
print(next(it))
a.clear()
print(list(it), list(it))
a.append(5)
print(list(it))
a = [1, 2, 3]
for x in a[:]:
    a.remove(x)
print(a)
r = reversed([1, 2, 3])
print(next(r), list(r), next(r, 'end'), it.__length_hint__())

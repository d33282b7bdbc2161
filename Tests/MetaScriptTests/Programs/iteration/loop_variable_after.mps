# Loop variables live on after the loop; the range is evaluated once.
for i in range(3):
    for j in range(i):
        pass
print(i, j)
n = 3
for k in range(n):
    n = 10
print(k, n)
for x in []:
    pass
try:
    print(x)
except NameError as error:
    print(error)
total = 0
for total in [5, 6]:
    total += 1
print(total)
items = [1, 2, 3]
for items in items:
    pass
print(items)
i = 10
while i > 0:
    i -= 3
    if i % 2: continue
    print(i, end=' ')
print()

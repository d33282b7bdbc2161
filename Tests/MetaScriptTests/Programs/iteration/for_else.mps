# else of a loop runs unless the loop was left by break.
for x in [1, 2]:
    pass
else:
    print('for else', x)
for x in []:
    pass
else:
    print('empty else')
for x in [1, 2]:
    if x == 2: break
else:
    print('not printed')
n = 3
while n:
    n -= 1
    if n == 1: continue
else:
    print('while else', n)
while True:
    break
else:
    print('not printed')
def find(items, wanted):
    for i, item in enumerate(items):
        if item == wanted:
            return i
    else:
        return -1
print(find('abc', 'c'), find('abc', 'x'))
for a in range(3):
    for b in range(3):
        if b == a == 1: break
    else:
        print('inner finished', a)
        continue
    print('broke at', a, b)
for x in range(2):
    try:
        continue
    finally:
        print('finally', x)
else:
    print('else after continue')

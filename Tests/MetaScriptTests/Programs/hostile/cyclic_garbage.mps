# Cycles of every kind, many of them, leave the program running.
class Node: pass
total = 0
for i in range(20000):
    a, b = Node(), Node()
    a.other, b.other = b, a
    l = [i]
    l.append(l)
    d = {}
    d['self'] = d
    def f(): return f
    f.me = f
    total += len(l) + len(d)
print(total)
def counter():
    def inner(): return inner
    return inner
for _ in range(20000): counter()
print('done')

# Linked structures of a hundred thousand objects are freed without trouble.
class Node:
    def __init__(self, next): self.next = next
head = None
for i in range(100000):
    head = Node(head)
n = 0
node = head
while node:
    n += 1
    node = node.next
print(n)
del head, node
def chain(f): return lambda: f
g = None
for i in range(100000):
    g = chain(g)
print(callable(g))
g = None
it = iter(range(5))
for i in range(1000):
    it = map(lambda x: x, it)
try:
    print(len(list(it)))
except RecursionError:
    print('RecursionError')
def gen(inner): yield from inner
print('done')

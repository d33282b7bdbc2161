# copy makes a new outer value, deepcopy copies what it holds, each shared part once.
import copy
a = [1, [2, 3], {'k': (4, [5])}]
b, c = copy.copy(a), copy.deepcopy(a)
a[1].append('x')
a[2]['k'][1].append('y')
print(a, b, c, b is a, b[1] is a[1], c[1] is a[1])
shared = [0]
pair = copy.deepcopy([shared, shared])
print(pair[0] is pair[1], pair[0] is shared)
loop = [1]
loop.append(loop)
again = copy.deepcopy(loop)
print(again, again[1] is again, again is loop)
t = (1, 'a', None)
print(copy.deepcopy(t) is t, copy.copy(t) is t, copy.deepcopy((1, [2])))
class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next
n = Node(1, Node(2))
m, d = copy.copy(n), copy.deepcopy(n)
print(m.next is n.next, d.next is n.next, d.next.value, type(d).__name__, vars(m) == vars(n))
class Own:
    def __copy__(self): return 'copied'
    def __deepcopy__(self, memo): return 'deep'
print(copy.copy(Own()), copy.deepcopy([Own()]))
class Stack(list):
    pass
s = Stack([1, [2]])
s.name = 'n'
u = copy.copy(s)
v = copy.deepcopy(s)
print(u, u.name, type(u).__name__, u[1] is s[1], v, v.name, v[1] is s[1])
print(copy.copy({1, 2}), copy.deepcopy(frozenset([3])), copy.copy({'a': [1]}), copy.copy(print) is print)

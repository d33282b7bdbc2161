# deque: both ends, bounds, rotation.
from collections import deque
d = deque([1, 2, 3])
d.append(4); d.appendleft(0); d.extend([5, 6]); d.extendleft([-1, -2])
print(d, d.pop(), d.popleft(), d, len(d), d[0], d[-1], d[2])
d.rotate(2); print(d)
d.rotate(-1); print(d)
d.remove(3); d.reverse(); d.insert(1, 'ins'); d[0] = 'first'
print(d, d.index('ins'), d.count(1), 4 in d, list(reversed(d)), deque('abc') == deque('abc'), deque('ab') < deque('b'), d.copy() == d)
b = deque(maxlen=3)
for i in range(5): b.append(i)
b.appendleft('x')
print(b, b.maxlen, deque([1, 2, 3], 2), deque('ab') + deque('c'), deque([1]) * 3, list(deque(range(3))), bool(deque()), deque().maxlen)
del d[0]
d.clear(); print(d)
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: deque().pop())
attempt(lambda: deque().popleft())
attempt(lambda: deque([1])[5])
attempt(lambda: deque([1]).remove(2))
attempt(lambda: deque([1]).index(2))
attempt(lambda: deque([1, 2])[0:1])
attempt(lambda: hash(deque()))
attempt(lambda: deque(maxlen=-1))
attempt(lambda: b.insert(0, 1))
def mutate():
    q = deque([1, 2])
    for x in q: q.append(3)
attempt(mutate)
r = deque([1]); r.append(r); print(r)

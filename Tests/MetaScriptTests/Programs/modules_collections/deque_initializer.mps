# A class that extends deque may take other arguments; calling __init__ again fills anew.
from collections import deque

class Window(deque):
    def __init__(self, items=(), *, size, label='window'):
        super().__init__(items, size)
        self.label = label

w = Window([1, 2, 3, 4], size=3)
print(w, w.label, w.maxlen)
w.append(5)
print(list(w))

class Plain(deque):
    pass

print(Plain(iter('abc'), maxlen=2), deque[int])
d = deque([1, 2], 5)
d.__init__([7, 8, 9])
print(d, d.maxlen)

class Shrinks:
    def __eq__(self, other):
        q.clear()
        return False

q = deque([1, 2, 3])
for method in (q.count, q.index):
    q.extend([1, 2, 3])
    try:
        print(method(Shrinks()))
    except RuntimeError as e:
        print(e)

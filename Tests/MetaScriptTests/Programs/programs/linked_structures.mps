# A linked list, a binary tree and a trie with their dunder methods.
class Node:
    def __init__(self, value, rest=None): self.value, self.rest = value, rest
class Linked:
    def __init__(self, items=()):
        self.head = None
        for x in reversed(list(items)): self.head = Node(x, self.head)
    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.rest
    def __len__(self): return sum(1 for _ in self)
    def __repr__(self): return ' -> '.join(map(repr, self)) or 'empty'
    def __getitem__(self, i):
        for k, v in enumerate(self):
            if k == i: return v
        raise IndexError(i)
    def reverse(self):
        done, node = None, self.head
        while node: node.rest, done, node = done, node, node.rest
        self.head = done
        return self
l = Linked('abc')
print(l, len(l), l[1], l.reverse(), 'a' in l, list(l), Linked(), [*zip(l, Linked(range(3)))])
try: l[9]
except IndexError as e: print('IndexError', e)
class Tree:
    def __init__(self): self.root, self.size = None, 0
    def add(self, key):
        def insert(n):
            if n is None:
                self.size += 1
                return [key, None, None]
            if key != n[0]: n[i] = insert(n[i := 1 if key < n[0] else 2])
            return n
        self.root = insert(self.root)
    def __iter__(self):
        def walk(n):
            if n:
                yield from walk(n[1])
                yield n[0]
                yield from walk(n[2])
        return walk(self.root)
    def __contains__(self, key):
        n = self.root
        while n and n[0] != key: n = n[1 if key < n[0] else 2]
        return n is not None
    def depth(self): return (d := lambda n: 1 + max(d(n[1]), d(n[2])) if n else 0)(self.root)
t = Tree()
for k in (5, 2, 8, 1, 9, 3, 5): t.add(k)
print(list(t), t.size, 3 in t, 4 in t, t.depth())
class Trie(dict):
    def insert(self, word):
        node = self
        for c in word: node = node.setdefault(c, Trie())
        node['$'] = word
    def find(self, prefix):
        node = self
        for c in prefix:
            if c not in node: return []
            node = node[c]
        out, stack = [], [node]
        while stack:
            for k, v in stack.pop().items():
                if k == '$': out.append(v)
                else: stack.append(v)
        return sorted(out)
trie = Trie()
for w in 'car card care cat dog'.split(): trie.insert(w)
print(trie.find('car'), trie.find('x'), trie.find(''), len(trie))

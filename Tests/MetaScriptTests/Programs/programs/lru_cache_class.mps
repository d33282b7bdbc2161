# A cache with limited size built on dict order.
class LRU:
    def __init__(self, size): self.size, self.data, self.hits = size, {}, 0
    def get(self, key, default=None):
        if key not in self.data: return default
        self.hits += 1
        self.data[key] = value = self.data.pop(key)
        return value
    def put(self, key, value):
        self.data.pop(key, None)
        self.data[key] = value
        if len(self.data) > self.size: del self.data[next(iter(self.data))]
    def __contains__(self, key): return key in self.data
    def __len__(self): return len(self.data)
c = LRU(3)
for i, k in enumerate('abcadbe'):
    if c.get(k) is None: c.put(k, i)
    print(k, list(c.data.items()))
print(c.hits, len(c), 'a' in c, c.get('zz', -1))

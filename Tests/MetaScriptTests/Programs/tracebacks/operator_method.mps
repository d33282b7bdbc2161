# Errors inside dunder methods show their frames.
class V:
    def __init__(self, x): self.x = x
    def __add__(self, other): return V(self.x + other.x)
    def __repr__(self): return f"V({self.y})"
v = V(1) + V(2)
print(v)

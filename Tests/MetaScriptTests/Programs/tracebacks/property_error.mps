# Errors in properties and descriptors show their frames.
class T:
    @property
    def ratio(self):
        return self.a / self.b
t = T()
t.a, t.b = 1, 0
print('ratio', t.ratio)

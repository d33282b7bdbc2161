"""Helper doc."""
print('helper runs')
counter = 0
_private = 'p'
def bump():
    global counter
    counter += 1
    return counter
class Thing:
    def name(self): return __name__

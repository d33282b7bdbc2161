# Errors in __init__ show the call and the frame.
class P:
    def __init__(self, x):
        self.x = int(x)
points = [P('1'),
          P('two')]

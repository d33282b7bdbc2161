# Wrong arguments are an error at the call.
class P:
    def move(self, x, y): pass
P().move(1)

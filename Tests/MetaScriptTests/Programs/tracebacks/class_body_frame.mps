# A class body's frame has the class's name.
class Broken:
    x = 1
    y = x / 0

# Methods and attributes of instances, with a base class.
class Shape:
    def __init__(self, x):
        self.x = x
        self.moves = 0

    def move(self, by):
        self.x += by
        self.moves += 1

    def area(self):
        return 0

class Square(Shape):
    def __init__(self, x, side):
        super().__init__(x)
        self.side = side

    def area(self):
        return self.side * self.side

class Rectangle(Shape):
    def __init__(self, x, width, height):
        super().__init__(x)
        self.width = width
        self.height = height

    def area(self):
        return self.width * self.height

def run(n):
    shapes = [Square(i, i + 1) if i % 2 else Rectangle(i, i, 3) for i in range(100)]
    total = 0
    for r in range(n):
        for shape in shapes:
            shape.move(1)
            total += shape.area() + shape.x
    return total + sum([s.moves for s in shapes])

print(run(15000))

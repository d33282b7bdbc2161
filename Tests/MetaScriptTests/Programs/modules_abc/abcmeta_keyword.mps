# metaclass=ABCMeta asks for what deriving from ABC gives.
import abc
from abc import ABCMeta, abstractmethod

class Shape(metaclass=ABCMeta):
    @abstractmethod
    def area(self): ...

    @property
    @abstractmethod
    def name(self): ...

class Base:
    greeting = 'hello'

class Mixed(Base, metaclass=abc.ABCMeta):
    @abstractmethod
    def go(self): ...

class Square(Shape):
    name = 'square'
    def __init__(self, side):
        self.side = side
    def area(self):
        return self.side ** 2

class Go(Mixed):
    def go(self):
        return self.greeting

print(Square(3).area(), Go().go(), [c.__name__ for c in Square.__mro__])
for kind in (Shape, Mixed):
    try:
        kind()
    except TypeError as e:
        print(e)
Shape.register(int)
print(isinstance(5, Shape), issubclass(str, Shape), isinstance(Square(1), Shape))

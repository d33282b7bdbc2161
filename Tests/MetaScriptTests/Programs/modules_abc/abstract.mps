# Abstract classes cannot be made until every abstract method is defined.
from abc import ABC, abstractmethod
class Shape(ABC):
    def __init__(self, n): self.n = n
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): pass
    def describe(self): return f"{self.name}: {self.area()}"
class Square(Shape):
    def area(self): return self.n ** 2
    @property
    def name(self): return 'square'
class Partial(Shape):
    def area(self): return super().area()
def attempt(action):
    try:
        print(action())
    except TypeError as error:
        print(error)
attempt(lambda: Shape(1))
attempt(lambda: Partial(1))
attempt(lambda: Square(3).describe())
class One(ABC):
    @abstractmethod
    def only(self): pass
    @classmethod
    @abstractmethod
    def make(cls): pass
    @staticmethod
    @abstractmethod
    def util(): pass
attempt(lambda: One())
class Single(ABC):
    @abstractmethod
    def f(self): return 'base'
attempt(lambda: Single())
class S2(Single):
    def f(self): return super().f() + ' sub'
print(S2().f(), isinstance(S2(), Single), sorted(Shape.__abstractmethods__), Single.f.__isabstractmethod__, issubclass(Square, ABC))
class Plain(ABC): pass
print(type(Plain()).__name__)
class AddLater(Shape):
    area = lambda self: 5
    name = 'attr'
print(AddLater(0).describe())

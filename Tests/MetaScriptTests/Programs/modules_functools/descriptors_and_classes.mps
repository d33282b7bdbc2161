# cached_property's refusals, properties of classes, partial in classes that derive from it.
import random
from functools import cached_property, lru_cache, partial

class Slots:
    __slots__ = ()
    @cached_property
    def value(self):
        return 1

class Colour:
    names = ['red', 'green']
    @classmethod
    @property
    def first(cls):
        return cls.names[0]

class Blue(Colour):
    names = ['blue']

print(Colour.first, Blue.first, Blue().first)
for attempt in (lambda: Slots().value, lambda: cached_property(len).__get__([], list)):
    try:
        print(attempt())
    except TypeError as e:
        print(e)

class Adder(partial):
    pass

p = Adder(max, 3, key=abs)
print(p(-5), p.args, repr(p).startswith('Adder(<built-in function max>, 3, key=<built-in'))
p.keywords[7] = 1
try:
    p(1)
except TypeError as e:
    print(e)

class Dice(random.Random):
    def __init__(self, sides, *, seed=0):
        super().__init__(seed)
        self.sides = sides
    def roll(self):
        return self.randint(1, self.sides)

dice = Dice(6, seed=42)
print([dice.roll() for _ in range(8)], dice.sides)
print(lru_cache(maxsize=8, typed=True)(len).cache_parameters())

# Random objects have streams of their own; state can be saved and restored.
import random
a, b = random.Random(5), random.Random(5)
print(a.random() == b.random(), [a.randint(1, 100) for _ in range(5)], [b.randint(1, 100) for _ in range(5)])
state = a.getstate()
x = [a.random() for _ in range(3)]
a.setstate(state)
print(x == [a.random() for _ in range(3)], len(state), state[0], len(state[1]))
random.seed(9)
first = random.random()
a.seed(9)
print(first == a.random(), a.choice([1, 2, 3]), a.sample(range(5), 2), a.shuffle([1]), a.gauss(0, 1), a.uniform(2, 3))
saved = random.getstate()
g = random.gauss(0, 1)
random.setstate(saved)
print(g == random.gauss(0, 1), 0 <= random.Random().random() < 1)

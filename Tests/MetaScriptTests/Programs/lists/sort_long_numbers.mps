# Long lists of numbers are sorted stably, zeros of both signs as equal.
import random

random.seed(3)
for n in (127, 128, 5000):
    wide = [random.randint(-(10**18), 10**18) for _ in range(n)]
    few = [random.randint(-5, 5) for _ in range(n)]
    floats = [random.uniform(-1, 1) * 10 ** random.randint(-300, 300) for _ in range(n)]
    zeros = [random.choice([0.0, -0.0, 1.5, -1.5, float("inf"), -float("inf")]) for _ in range(n)]
    for values in (wide, few, floats, zeros, list(range(n)), list(range(n, 0, -1))):
        for reverse in (False, True):
            plain = sorted(values, reverse=reverse)
            places = sorted(range(len(values)), key=values.__getitem__, reverse=reverse)
            print([str(values[i]) for i in places] == [str(v) for v in plain], plain[:2], places[:3])
            print(all(i < j for i, j in zip(places, places[1:]) if values[i] == values[j]))

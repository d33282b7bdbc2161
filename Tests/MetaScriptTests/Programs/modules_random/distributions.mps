# Every distribution follows CPython's algorithm, draw for draw.
import random
random.seed(2024)
print(random.uniform(1, 10), random.uniform(-1, 1), random.triangular(), random.triangular(0, 10, 3))
print(random.gauss(0, 1), random.gauss(5, 2), random.gauss(0, 1), random.normalvariate(0, 1), random.normalvariate(10, 3))
print(random.expovariate(1.5), random.expovariate(0.1), random.betavariate(2, 3), random.gammavariate(2, 1), random.gammavariate(0.5, 2), random.gammavariate(1, 1))
print(random.lognormvariate(0, 1), random.vonmisesvariate(0, 1), random.paretovariate(3), random.weibullvariate(1, 2))
random.seed(3)
print([round(random.gauss(0, 1), 12) for _ in range(6)], random.random())

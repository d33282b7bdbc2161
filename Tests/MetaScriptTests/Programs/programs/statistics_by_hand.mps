# Means, medians, variances, correlation, regression and histograms from first principles.
import math, random
random.seed(99)
data = [round(random.gauss(50, 10), 1) for _ in range(60)]
n = len(data)
mean = sum(data) / n
ordered = sorted(data)
median = (ordered[n // 2 - 1] + ordered[n // 2]) / 2
variance = sum((x - mean) ** 2 for x in data) / (n - 1)
print(f"n={n} mean={mean:.4f} median={median} sd={math.sqrt(variance):.4f} min={ordered[0]} max={ordered[-1]}")
bins = {}
for x in data: bins[int(x // 5) * 5] = bins.get(int(x // 5) * 5, 0) + 1
for low in range(min(bins), max(bins) + 1, 5): print(f"{low:>3}-{low + 5:<3} {'*' * bins.get(low, 0)}")
xs = list(range(10))
ys = [2 * x + 1 + random.uniform(-1, 1) for x in xs]
mx, my = sum(xs) / 10, sum(ys) / 10
slope = sum((x - mx) * (y - my) for x, y in zip(xs, ys)) / sum((x - mx) ** 2 for x in xs)
r = sum((x - mx) * (y - my) for x, y in zip(xs, ys)) / math.sqrt(sum((x - mx) ** 2 for x in xs) * sum((y - my) ** 2 for y in ys))
print(f"{slope:.6f} {my - slope * mx:.6f} {r:.6f} {mean!r} {variance!r}")
def percentile(values, p):
    k = (len(values) - 1) * p / 100
    f = math.floor(k)
    return values[f] + (values[min(f + 1, len(values) - 1)] - values[f]) * (k - f)
print([round(percentile(ordered, p), 3) for p in (0, 10, 25, 50, 75, 90, 100)])
inside = sum(random.random() ** 2 + random.random() ** 2 < 1 for _ in range(20000))
print(4 * inside / 20000)
def newton(f, x, steps=20):
    for _ in range(steps): x -= f(x) / ((f(x + 1e-6) - f(x - 1e-6)) / 2e-6)
    return x
print(f"{newton(lambda x: x * x - 2, 1):.10f} {sum(math.sin(i / 1000) / 1000 for i in range(1000)):.10f}")

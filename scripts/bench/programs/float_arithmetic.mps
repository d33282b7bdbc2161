# Floating-point arithmetic in a while loop: the logistic map and a series for pi.
def run(n):
    x = 0.5
    total = 0.0
    sign = 1.0
    i = 0
    while i < n:
        x = 3.7 * x * (1.0 - x)
        total += sign / (2.0 * i + 1.0)
        sign = -sign
        i += 1
    return x, total * 4.0

x, pi = run(4000000)
print(f"{x:.6f} {pi:.6f}")

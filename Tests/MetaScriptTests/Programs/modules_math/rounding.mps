# floor, ceil and trunc give integers of any size.
import math
for x in (2.5, -2.5, 0.0, -0.5, 1e20, 7, True, -1e300):
    print(math.floor(x), math.ceil(x), math.trunc(x))
print(math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-12), math.isclose(0, 1e-12, abs_tol=1e-9), math.isfinite(1), math.isinf(-math.inf), math.isnan(math.nan), math.ulp(1.0), math.nextafter(1, 2), math.prod([1, 2, 3, 4]), math.prod([]), math.prod([0.5, 4], start=3), math.fsum([0.1] * 10))
class C:
    def __floor__(self): return 'f'
    def __ceil__(self): return 'c'
    def __trunc__(self): return 't'
print(math.floor(C()), math.ceil(C()), math.trunc(C()))

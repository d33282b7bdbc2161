# math's functions on ordinary arguments.
import math
print(math.pi, math.e, math.tau, math.inf, math.nan)
for f in (math.sqrt, math.cbrt, math.exp, math.exp2, math.expm1, math.log, math.log2, math.log10, math.log1p, math.sin, math.cos, math.tan, math.atan, math.sinh, math.tanh, math.asinh, math.erf, math.erfc, math.gamma, math.lgamma, math.degrees, math.radians, math.fabs):
    print(f.__name__, f(0.5), f(2))
print(math.asin(0.5), math.acos(0.5), math.acosh(2), math.atanh(0.5), math.atan2(1, -1), math.hypot(3, 4), math.hypot(1, 2, 2), math.pow(2, 10), math.fmod(-7, 3), math.remainder(7, 4), math.copysign(1, -0.0), math.dist((0, 0), (3, 4)), math.ldexp(0.5, 5), math.frexp(10), math.modf(-2.75), math.log(8, 2), math.log(100, 10))

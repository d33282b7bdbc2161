# Float literals accept every spelling of point and exponent.
print(1., .5, 1.5, 0.0, -0.0, 00.5, 1_0.0_1)
print(1e5, 1E5, 1e+5, 1e-5, 1.5e300, .5e-3, 1_0e1_0)
print(1e309, -1e309, 1e-400, 5e-324, 1.7976931348623157e308)
print(09.5, 1e0, 0e0)
print(type(1e3), 1e3 == 1000, 10.0.is_integer())

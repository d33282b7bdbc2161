# Methods and attributes of int.
print((0).bit_length(), (255).bit_length(), (256).bit_length(), (-255).bit_length(), (2 ** 100).bit_length())
print((255).bit_count(), (-7).bit_count(), (2 ** 70 - 1).bit_count())
print((5).conjugate(), (5).real, (5).imag, (5).numerator, (5).denominator)
print((10).as_integer_ratio(), (True).as_integer_ratio(), (-3).__abs__(), (7).__add__(3), (7).__radd__(3))
print((7).__add__(1.5), (7).__eq__('x'), (7).__lt__(8), (7).__bool__(), (7).__index__())
print(int.__add__(1, 2), int.__name__)
print(isinstance(True, int), issubclass(bool, int), bool.__bases__)

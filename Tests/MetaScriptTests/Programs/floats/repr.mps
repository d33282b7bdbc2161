# repr is the shortest text that reads back as the same float.
values = [0.1, 0.2 + 0.1, 1 / 3, 2 / 3, 1e16, 1e15, 123456789012345680.0, 1e-4, 1e-5, 0.00012345, 1e22, 1e23, 5e-324, 2.5, 100.0, 1e100, 1.0e-10, 9007199254740993.0, 1.7976931348623157e308, 2.2250738585072014e-308, -1.5e-7, 3.141592653589793, 4.35, 0.1 + 0.7, 1e21 + 1, 12345.678]
for value in values:
    print(value, repr(value) == str(value), float(repr(value)) == value)
print([1.0, -0.0, 1e300 * 10, -1e300 * 1e10])

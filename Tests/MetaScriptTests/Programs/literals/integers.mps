# Integer literals come in four bases, with underscores between digits.
print(0, 7, 1_000_000, 00, 0_0)
print(0x10, 0XfF, 0xdead_beef, 0o17, 0O7_7, 0b1010, 0B1_1)
print(123456789012345678901234567890)
print(-0, +5, -  7, --3, ~5, -~-5)
print(1 .real, (1).imag, 5 .bit_length())
print(type(1), type(10**30), type(True))

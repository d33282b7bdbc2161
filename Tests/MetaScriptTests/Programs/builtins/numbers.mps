# abs, divmod, pow, round, sum, bin, int, float, bool on each kind of number.
print(abs(-5), abs(5.5), abs(True), abs(-10 ** 30), divmod(17, 5), divmod(-17, 5), divmod(17.5, -5), divmod(10 ** 20, 7), pow(2, 10), pow(2, 0.5), pow(2, -2), pow(7, 100, 13), round(7.5), round(-7.5), round(1234.567, 1), sum([1, 2.5]), bool(0), bool('0'), int('12'), float('1.5'), int(-2.9), int(True), float(7))
print(max(1, 2.0), type(sum([])), type(1 + True), 7 // 2.0, type(7 // 2.0), 2 ** 3.0, True / 2, int(1e15), 1e15 == 10 ** 15, 0.1 + 0.2, 3 * 1.1, -0.0 == 0.0, 5 % -3, -5 % 3, 5.5 % -2)

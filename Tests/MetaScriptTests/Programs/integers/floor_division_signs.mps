# Division rounds down and the remainder takes the divisor's sign.
for a in (7, -7):
    for b in (2, -2, 3, -3):
        print(a, b, a // b, a % b, divmod(a, b), (a // b) * b + a % b == a)
big = 10 ** 25
print(big // -7, big % -7, -big // 7, -big % 7, divmod(-big, -7))
print(7 // -big, 7 % -big, -7 // big, -7 % big, 0 // big)
print(1 // 1, 0 // -5, 0 % -5, -1 // 1000, -1 % 1000)

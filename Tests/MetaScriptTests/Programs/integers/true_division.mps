# `/` of integers gives the nearest float, even where neither fits one.
print(1 / 3, 7 / 2, 6 / 3, -7 / 2, 0 / 5)
print(10 ** 30 / 10 ** 29, 2 ** 1000 / 2 ** 999, (2 ** 53 + 1) / 1)
print(1 / 10 ** 300, 3 / 2 ** 1060, 10 ** 400 / 10 ** 399)
try:
    print(10 ** 400 / 3)
except OverflowError as error:
    print(error)
print(1 / 10 ** 400, (2**1024 - 1) / 2**30 == 2.0**994)

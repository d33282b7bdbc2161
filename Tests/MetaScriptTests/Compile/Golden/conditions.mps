def f(a, b, c):
    if a < b <= c and not (a is None or c in (1, 2)):
        return a or b
    while a != 0:
        a -= 1
    return 1 if a < 2 < b else -b

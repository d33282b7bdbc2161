def f(a, b, items, thing):
    a, b = b, a + b
    first, *rest, last = items
    x = y = thing.x
    thing.count += 1
    items[a][b] **= 2
    items[1:2, ::3] = [a, *rest, (1, 2.5, "three")]
    del items[0], thing.x, y
    return {**thing, a: b}, {a, *rest}, {}, a + (a := last)

# range is a lazy sequence of integers of any size.
r = range(2, 20, 3)
print(r, len(r), r[0], r[-1], r[1:4], r[::-1], list(r), 5 in r, 6 in r, 5.0 in r, 'a' in r, r.index(8), r.count(8), r.count(9), r.start, r.stop, r.step)
print(range(3) == range(0, 3, 1), range(0) == range(5, 2), range(0, 3, 2) == range(0, 4, 2), hash(range(3)) == hash(range(0, 3)), bool(range(0)), list(range(5, 0, -2)), range(5, 0, -2)[1], list(reversed(range(4))), range(10 ** 20, 10 ** 20 + 3)[-1], len(range(0, 10 ** 18, 7)), sum(range(101)), max(range(5)), list(range(-3, 3, 2)))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: range(5)[5])
attempt(lambda: range(1, 2, 0))
attempt(lambda: range('a'))
attempt(lambda: range())
attempt(lambda: range(1, 2, 3, 4))
attempt(lambda: range(3).index(7))
attempt(lambda: len(range(10 ** 30)))
attempt(lambda: range(3) + range(3))
attempt(lambda: range(3).start.nope)
def put():
    range(3)[0] = 1
attempt(put)
for i in range(3):
    i = 10
print(i, [x for x in range(10 ** 30, 10 ** 30 + 2)])

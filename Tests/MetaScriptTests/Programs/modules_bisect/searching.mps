# bisect finds places in sorted lists; insort inserts.
import bisect
a = [1, 3, 3, 5]
print([bisect.bisect(a, x) for x in range(7)], [bisect.bisect_left(a, x) for x in range(7)], bisect.bisect_right(a, 3), bisect.bisect(a, 3, 0, 2), bisect.bisect_left(a, 3, lo=2), bisect.bisect([], 1), bisect.bisect([(1, 'a'), (2, 'b')], 2, key=lambda t: t[0]))
bisect.insort(a, 4); bisect.insort_left(a, 3); bisect.insort(a, 0); bisect.insort(a, 9, lo=3)
print(a)
print([('FDCBA'[bisect.bisect([60, 70, 80, 90], s)]) for s in (33, 99, 77, 70, 89, 90, 100)])
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: bisect.bisect([1, 2], 'a'))
attempt(lambda: bisect.bisect([1], 1, lo=-1))

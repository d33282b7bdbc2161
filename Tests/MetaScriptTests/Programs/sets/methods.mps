# Methods of set.
s = {1, 2, 3}
s.add(4); s.add(1); s.discard(9); s.discard(2); s.remove(3)
print(sorted(s), len(s), 4 in s, s == {4, 1})
s.update([5, 6], (7,)); s.update()
print(sorted(s), sorted(s.union([9], {8})), sorted(s.intersection([1, 5, 99])), sorted(s.difference([1], {5})), sorted(s.symmetric_difference([1, 100])))
s.intersection_update([1, 4, 5]); print(sorted(s))
s.difference_update([1]); print(sorted(s))
s.symmetric_difference_update([4, 6]); print(sorted(s))
print({1}.issubset([1, 2]), {1, 2}.issuperset([1]), {1}.isdisjoint([2]), s.copy() == s, s.copy() is s)
t = {7}
print(t.pop(), t, set(), set('aab') == {'a', 'b'}, {1, 2} == {2, 1}, {1} == [1], len({1, 1.0, True}))
s.clear(); print(s)
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: set().pop())
attempt(lambda: {1}.remove(2))
attempt(lambda: {1}.remove('x'))
attempt(lambda: {1}.add([]))
attempt(lambda: {[]})
attempt(lambda: {1}[0])
attempt(lambda: set(5))
attempt(lambda: hash({1}))
attempt(lambda: {1}.union(5))
attempt(lambda: {1}.nope)
attempt(lambda: set(1, 2))

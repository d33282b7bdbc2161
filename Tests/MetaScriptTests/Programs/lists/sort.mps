# sort is stable, takes key and reverse, and leaves equal items in order even reversed.
pairs = [('b', 1), ('a', 2), ('b', 0), ('a', 1)]
print(sorted(pairs), sorted(pairs, key=lambda p: p[0]), sorted(pairs, key=lambda p: p[0], reverse=True))
a = [3, 1, 2]
print(a.sort(), a, a.sort(reverse=True), a, sorted('hello', reverse=True), sorted({3: 1, 1: 2}), sorted([]), sorted([[2, 1], [1, 5], [1]]))
words = ['banana', 'Apple', 'cherry', 'apple']
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=lambda w: (-len(w), w)))
print(sorted([True, 0, 1.0, 1, False]), sorted([2.5, 2, 10 ** 20, -1]), sorted([(1, 'b'), (1, 'a')], key=None))
big = [(i * 7919) % 100 for i in range(200)]
print(sorted(range(200), key=lambda i: big[i] // 10) == [i for k in range(10) for i in range(200) if big[i] // 10 == k])
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: sorted([1, 'a']))
attempt(lambda: sorted([None, None]))
attempt(lambda: sorted([1, 2], key=5))
attempt(lambda: sorted([1], lambda x: x))
attempt(lambda: sorted([{}, {}]))
attempt(lambda: [1].sort(5))
attempt(lambda: sorted())

# heapq keeps the smallest first, with CPython's exact arrangement.
import heapq
h = []
for v in (5, 1, 8, 3, 9, 2): heapq.heappush(h, v)
print(h, heapq.heappop(h), h, heapq.heappushpop(h, 4), h, heapq.heapreplace(h, 0), h)
a = [9, 7, 5, 3, 1, 8, 6]
heapq.heapify(a)
print(a, [heapq.heappop(a) for _ in range(len(a))])
print(heapq.nsmallest(3, [5, 1, 4, 2, 3]), heapq.nlargest(2, [5, 1, 4]), heapq.nlargest(2, ['aa', 'b', 'cccc'], key=len), heapq.nsmallest(2, [(2, 'b'), (1, 'z'), (1, 'a')]), heapq.nsmallest(0, [1]), heapq.nlargest(10, [2, 1]), list(heapq.merge([1, 4, 7], [2, 5], [3])), list(heapq.merge([3, 1], [2], reverse=True)), list(heapq.merge(['b', 'dd'], ['ccc'], key=len)))
tasks = [(2, 'b'), (1, 'c'), (2, 'a'), (1, 'a')]
heapq.heapify(tasks)
print(tasks, [heapq.heappop(tasks)[1] for _ in range(4)])
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: heapq.heappop([]))
attempt(lambda: heapq.heappush((1,), 2))
attempt(lambda: heapq.heapify([1, 'a']))
attempt(lambda: heapq.heapreplace([], 1))

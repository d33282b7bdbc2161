# Breadth-first, depth-first and Dijkstra over a dict of dicts.
import heapq
from collections import deque, defaultdict
edges = [('a', 'b', 4), ('a', 'c', 1), ('c', 'b', 2), ('b', 'd', 5), ('c', 'd', 8), ('d', 'e', 3), ('x', 'y', 1)]
graph = defaultdict(dict)
for u, v, w in edges: graph[u][v] = graph[v][u] = w
def bfs(start):
    seen, queue, order = {start}, deque([start]), []
    while queue:
        node = queue.popleft()
        order.append(node)
        for n in sorted(graph[node]):
            if n not in seen:
                seen.add(n)
                queue.append(n)
    return order
def dfs(node, seen=None):
    seen = seen if seen is not None else set()
    if node in seen: return []
    seen.add(node)
    return [node] + [x for n in sorted(graph[node]) for x in dfs(n, seen)]
def dijkstra(start):
    best, previous, heap = {start: 0}, {}, [(0, start)]
    while heap:
        d, node = heapq.heappop(heap)
        if d > best[node]: continue
        for n, w in graph[node].items():
            if d + w < best.get(n, float('inf')):
                best[n], previous[n] = d + w, node
                heapq.heappush(heap, (best[n], n))
    return best, previous
def path(previous, end):
    out = [end]
    while out[-1] in previous: out.append(previous[out[-1]])
    return out[::-1]
best, previous = dijkstra('a')
print(bfs('a'), dfs('a'), sorted(best.items()), path(previous, 'e'), sorted(set(graph) - set(best)))
def components():
    left = set(graph)
    while left:
        part = bfs(min(left))
        left -= set(part)
        yield sorted(part)
print(list(components()))
def topological(deps):
    done, out = {}, []
    def visit(n, trail=()):
        if done.get(n) == 'busy': raise ValueError('cycle: ' + ' -> '.join(trail + (n,)))
        if n in done: return
        done[n] = 'busy'
        for d in deps.get(n, ()): visit(d, trail + (n,))
        done[n] = 'yes'
        out.append(n)
    for n in deps: visit(n)
    return out
print(topological({'app': ['lib', 'log'], 'lib': ['core'], 'log': ['core'], 'core': []}))
try: topological({'a': ['b'], 'b': ['c'], 'c': ['a']})
except ValueError as error: print(error)

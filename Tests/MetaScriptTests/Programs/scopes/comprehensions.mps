# A comprehension has a scope of its own, but its first iterable is evaluated outside.
x = 'outer'
print([x for x in range(3)], x)
y = 5
print([y for _ in range(2)], [[a * b for b in range(a)] for a in range(4)], [a for a in range(3) for b in range(a)])
class C:
    items = [1, 2, 3]
    factor = 10
    direct = [i for i in items]
    try:
        scaled = [i * factor for i in items]
    except NameError as error:
        print('class scope:', error)
    lengths = [len(str(i)) for i in items]
print(C.direct, C.lengths)
def f():
    z = 2
    return [z * k for k in range(3)], {k: z for k in 'ab'}, {z for _ in 'a'}, list(z + k for k in range(2))
print(f())
print([(last := v) for v in range(3)], last, any((hit := n) > 3 for n in (1, 5, 2)), hit)
def g():
    values = [w := q for q in range(4)]
    return values, w
print(g())
try:
    [undefined_thing for _ in range(1)]
except NameError as error:
    print(error)
print([i for i in range(5) if i % 2 if i > 1], [i if i else 'zero' for i in range(2)], [j for i in [[1], [2, 3]] for j in i], [i for i in 'abc' if i not in 'b'])

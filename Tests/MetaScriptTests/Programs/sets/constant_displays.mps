# A display of three or more constants is made of a frozenset that all equal displays of a program
# share, and the order of the members shows which one came first.
if {1, 9, 6} == False: print('never')
print({1, 6, 9}, {9, 1, 6}, {7, 15, 0}, {0, 15, 7})
print({1, 6, 9, 7}, {1, 6, 9, 7}.union(set()), {2, 10, 18, 26, 34}, set([1, 6, 9, 7]))
for x in {7, 15}: print(x)
for x in {15, 7}: print(x)
print([x for x in {8, 16, 24, 1}], {8, 8.0, True}, {16.0, 16, 1}, 8 in {8, 16}, [] != 3 in {3})
try:
    [] in {1, 2}
except TypeError as error:
    print(error)

def f():
    s = {6, 9, 1}
    s.add(14)
    return s
print(f(), f())

# A dict's keys are taken one by one by a symmetric difference.
s = {0.5, 1.5, 32, 19}
s.symmetric_difference_update(dict.fromkeys([24, 34, 32, 1.5]))
print(s)

# Where pop goes on is not changed by an intersection in place.
s = {4, 0.5, 25, -3, 5}
print(s.pop(), s.pop())
s &= set(s)
print(s.pop(), s)

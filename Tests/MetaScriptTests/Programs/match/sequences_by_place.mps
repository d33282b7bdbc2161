# A pattern with a starred wildcard takes only the items beside it, however long the sequence.
import collections.abc

def ends(value):
    match value:
        case [first, *_, last]:
            return first, last
        case [*_, only]:
            return only
        case [*_]:
            return 'none'
        case _:
            return 'no sequence'

for value in (range(1 << 40), [1], (), [1, 2], 'ab', {1: 2}, collections.deque([1, 2, 3])):
    print(ends(value))

class Pair(collections.abc.Sequence):
    def __len__(self):
        return 2
    def __getitem__(self, index):
        if index not in (0, 1):
            raise IndexError(index)
        return 'ab'[index]

class Lookup(collections.abc.Mapping):
    def __getitem__(self, key):
        if key == 'x':
            return 1
        raise KeyError(key)
    def __iter__(self):
        return iter('x')
    def __len__(self):
        return 1

print(ends(Pair()))
match Lookup():
    case {'y': _}:
        print('y')
    case {'x': found, **rest}:
        print(found, rest)
def f():
    match 42:
        case 42:
            return locals()
print(f())

# `builtins` can be imported; its names are the built-in ones.
import builtins
from builtins import len as size

print(builtins.max(3, 7), size('abc'), builtins.print is print)
print([n for n in dir(builtins) if n.startswith('is')], hasattr(builtins, 'no_such'))
shadowed = builtins.sum
def sum(values):
    return 'mine', shadowed(values)
print(sum([1, 2, 3]))

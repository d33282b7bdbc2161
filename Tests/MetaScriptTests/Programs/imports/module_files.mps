# Another .mps file is a module: it runs once, has names of its own, and is shared.
import _helper
import _helper as again
from _helper import bump, counter, Thing
print(_helper is again, bump(), bump(), counter, _helper.counter, Thing().name(), _helper.__name__, _helper.__doc__, Thing.__module__, repr(Thing))
import _package_user
print(_package_user.value, _helper.counter)
_helper.counter = 50
print(bump(), hasattr(_helper, '_private'), type(_helper).__name__)
try:
    _helper.nothing
except AttributeError as error:
    print(error)
try:
    from _helper import nothing
except ImportError as error:
    print(str(error).split(' (')[0])

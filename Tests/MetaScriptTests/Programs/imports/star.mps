# from … import * takes public names, or what __all__ says.
from _helper import *
from _limited import *
print(counter, bump(), Thing().name(), shown)
for name in ('_private', 'hidden'):
    print(name, name in globals())
from math import *
print(pi, floor(2.5), sqrt(4))

# import forms, aliases, in functions, conditional.
import math
import math as m, random as r
from math import sqrt, pi as PI
from os import path
import os.path
import os.path as osp
from collections import (
    OrderedDict,
    defaultdict as dd,
)
print(math is m, sqrt(16), PI == math.pi, path is os.path is osp, dd(int)['x'], OrderedDict.__name__, r.__name__)
def f():
    import json
    from math import floor
    return json.dumps([floor(2.5)])
print(f())
try:
    json
except NameError as error:
    print(error)
if True:
    import heapq as chosen
else:
    import bisect as chosen
print(chosen.__name__)
try:
    import not_a_module
except ImportError:
    not_a_module = None
print(not_a_module)
class C:
    import math
    from math import ceil
    def m(self): return self.math.pi
print(C.math is math, C.ceil(1.2), C().m() == math.pi)
def attempt(action):
    try:
        action()
    except Exception as error:
        print(f"{type(error).__name__}: {error}".split(' (')[0])
def a(): from math import nothing
def b(): import no.such.module
def c(): from no_such import x
for g in (a, b, c): attempt(g)
print(type(math), math.__name__, repr(math).split(' ')[1])

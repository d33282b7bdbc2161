# import * belongs to the module.
def f():
    from math import *

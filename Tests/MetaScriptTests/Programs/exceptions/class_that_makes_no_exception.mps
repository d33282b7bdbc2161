# An exception class whose __new__ makes something else is a TypeError.
class E(Exception):
    def __new__(cls, *args, **kwargs):
        return cls
def g(): yield
x=g()
try:
    x.throw(E)
except TypeError as e: print(e)
try:
    raise E
except TypeError as e: print(e)

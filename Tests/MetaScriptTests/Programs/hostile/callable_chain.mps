# An object whose __call__ is an object of the same class calls itself without end.
class A:
    pass

A.__call__ = A()
try:
    A()()
except RecursionError as error:
    print(type(error).__name__)

class Once:
    def __call__(self, x):
        return x + 1

class B:
    __call__ = Once()

print(B()(4))

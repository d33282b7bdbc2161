# A function's __code__ tells its parameters, names and place.
import sys

def curry(fn):
    def take(*args):
        if len(args) >= fn.__code__.co_argcount:
            return fn(*args)
        return lambda *more: take(*args, *more)
    return take

print(curry(lambda a, b, c: a + b * c)(1)(2)(3))

def f(a, /, b=2, *rest, c, d=4, **named):
    x = a
    y = [i for i in rest]
    return x, y

code = f.__code__
print(code.co_name, code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount)
print(code.co_varnames, code.co_nlocals, code.co_firstlineno, code.co_flags & 12)

def counter():
    n = 0
    def step():
        nonlocal n
        n += 1
        return n, sys._getframe().f_code.co_name, sys._getframe(1).f_code.co_name
    return step

step = counter()
print(step.__code__.co_freevars, step.__code__.co_qualname, step())

# gi_running, gi_suspended, gi_yieldfrom, gi_frame and gi_code tell where a generator is.
def inner():
    yield 1
    yield 2

def outer():
    print(g.gi_running)
    yield 0
    yield from it

it = inner()
g = outer()
print(g.gi_running, g.gi_suspended, g.gi_yieldfrom, g.gi_frame.f_lineno)
next(g)
print(g.gi_suspended, g.gi_yieldfrom, g.gi_frame.f_lineno)
next(g)
print(g.gi_yieldfrom is it, it.gi_frame.f_code.co_name, g.gi_code.co_name)
print(list(g), g.gi_frame, g.gi_suspended)

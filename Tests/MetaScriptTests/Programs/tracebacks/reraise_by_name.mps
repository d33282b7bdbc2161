# raise e adds the line of the raise.
def f():
    try:
        {}['k']
    except KeyError as e:
        e.args = ('changed',)
        raise e
f()

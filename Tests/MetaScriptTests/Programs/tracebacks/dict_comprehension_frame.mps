# Dict and set comprehension and generator expressions name their frames.
def f():
    return {k: sum(1 / v for v in vs) for k, vs in {'a': [1, 0]}.items()}
f()

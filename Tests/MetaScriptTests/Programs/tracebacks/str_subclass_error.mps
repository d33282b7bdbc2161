# Exceptions of the user's own classes name their module only where it is not __main__.
class outer:
    class Problem(Exception):
        def __str__(self): return 'custom text'
raise outer.Problem(1)

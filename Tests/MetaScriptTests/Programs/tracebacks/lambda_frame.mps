# A lambda's frame is <lambda>.
apply = lambda f, x: f(x)
apply(lambda v: v + 'a', 1)

# True is no target.
True = 1

# A lambda is no target.
(lambda: 0) = 1

# Only one target can be annotated.
a, b: int = 1, 2

# None is no target.
None = 1

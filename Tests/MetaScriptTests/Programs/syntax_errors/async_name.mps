# A soft error: the second line after a good one.
ok = 1
ok ok

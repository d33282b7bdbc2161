# exec is outside.
exec('x = 1')  # refused

# Exception groups are outside.
try:
    pass
except* ValueError:  # refused
    pass

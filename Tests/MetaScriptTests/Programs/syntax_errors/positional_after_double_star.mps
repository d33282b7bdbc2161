# A positional argument after **.
print(**{}, 1)

# except before finally.
try:
    pass
finally:
    pass
except ValueError:
    pass

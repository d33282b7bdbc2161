# Several exceptions want parentheses.
try:
    pass
except ValueError, TypeError:
    pass

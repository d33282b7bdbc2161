# The bare except is last.
try:
    pass
except:
    pass
except ValueError:
    pass

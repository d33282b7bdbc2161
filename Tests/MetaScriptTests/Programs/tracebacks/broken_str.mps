# An exception whose __str__ fails is still reported.
class Bad(Exception):
    def __str__(self): return 1 / 0
raise Bad

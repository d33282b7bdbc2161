# A decorator wants a definition.
@staticmethod
x = 1

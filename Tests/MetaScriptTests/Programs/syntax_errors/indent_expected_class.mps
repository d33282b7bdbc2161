# A block is wanted after class.
class C:
x = 1

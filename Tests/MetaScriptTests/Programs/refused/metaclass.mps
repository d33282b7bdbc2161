# A metaclass is outside.
class C(metaclass=type):  # refused
    pass

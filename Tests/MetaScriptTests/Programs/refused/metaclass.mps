# A metaclass is outside.
class Meta(type):  # refused
    pass
class C(metaclass=Meta):
    pass

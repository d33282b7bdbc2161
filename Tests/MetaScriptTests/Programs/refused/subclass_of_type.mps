# A subclass of type could only serve as a metaclass.
class Meta(type):  # refused
    pass

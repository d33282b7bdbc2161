# The metaclass keyword is outside, whatever its value.
def maker(name, bases, body): return name
class C(metaclass=maker):  # refused
    pass

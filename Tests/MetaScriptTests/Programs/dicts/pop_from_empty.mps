# An empty dict gives the default, or its KeyError, without hashing the key.
class Loud:
    def __hash__(self):
        print("hashed")
        return 1

    def __repr__(self):
        return "Loud()"


print({}.pop([1], None), {}.pop(Loud(), "default"))
print({1: 2}.pop(Loud(), "default"))
try:
    {1: 2}.pop([1], None)
except TypeError as error:
    print(error)
{}.pop([1])

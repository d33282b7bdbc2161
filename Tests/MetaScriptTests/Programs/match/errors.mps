# Mistakes that are found while matching.
class Empty:
    pass


class Wrong:
    __match_args__ = ["x"]


class Twice:
    __match_args__ = ("x",)
    x = 1


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


def too_many():
    match Empty():
        case Empty(1):
            return "matched"


def too_many_for_int():
    match 1:
        case int(1, 2):
            return "matched"


def not_a_tuple():
    match Wrong():
        case Wrong(1):
            return "matched"


def not_a_class():
    kind = 5
    match 5:
        case kind():
            return "matched"


def twice():
    match Twice():
        case Twice(1, x=1):
            return "matched"


def same_key():
    class K:
        a = b = "key"

    match {"key": 1, "other": 2}:
        case {K.a: 1, K.b: 2}:
            return "matched"


def no_attribute():
    match Empty():
        case Empty(missing=1):
            return "matched"
    return "not matched"


for function in (
    too_many, too_many_for_int, not_a_tuple, not_a_class, twice, same_key, no_attribute
):
    attempt(function)

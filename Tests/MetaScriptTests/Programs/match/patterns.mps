# Every kind of pattern: literals, captures, sequences, mappings, classes, alternatives, guards.
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


LIMIT = 100


class Names:
    limit = LIMIT


def describe(subject):
    match subject:
        case 0 | 1:
            return "small"
        case -5:
            return "minus five"
        case 2.5:
            return "two and a half"
        case "a" | "b" as letter:
            return f"letter {letter}"
        case None:
            return "none"
        case True | False:
            return "bool"
        case Names.limit:
            return "the limit"
        case [1, 2]:
            return "one, two"
        case [x, [y, *z]]:
            return f"nested {x} {y} {z}"
        case (first, *_, last) if first == last:
            return f"same ends {first}"
        case [first, *rest]:
            return f"first {first}, rest {rest}"
        case []:
            return "empty"
        case {"kind": kind, "size": int(size), **more}:
            return f"{kind} of {size}, {more}"
        case {"kind": kind}:
            return f"{kind} without size"
        case {}:
            return "some mapping"
        case Point(0, y=y):
            return f"on the axis at {y}"
        case Point(x=x, y=Point(inner, _)):
            return f"{x} and inside {inner}"
        case Point(x, y):
            return f"point {x}, {y}"
        case int(n) if n > 1000:
            return f"large {n}"
        case int() | float():
            return "number"
        case str(text):
            return f"text {text!r}"
        case _:
            return f"something: {type(subject).__name__}"


for subject in [
    0, 1, True, False, -5, 2.5, "a", "b", "c", None, 100, [1, 2], (1, 2), [1, [2, 3, 4]],
    (3, 4, 3), (3, 4, 5), [], (), [7], {}, {"kind": "box"}, {"kind": "box", "size": 3, "at": 4},
    {"kind": "box", "size": "big"}, Point(0, 3), Point(1, 2), Point(1, Point(2, 3)), 7, 7000, 3.5,
    "long", "", range(2), {1, 2}, print,
]:
    print(describe(subject))

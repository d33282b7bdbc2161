# What a match binds and when: names stay bound, a failed pattern binds none, a guard sees them.
def last_of(value):
    result = "unset"
    match value:
        case [a, b] if a > b:
            result = ("falling", a, b)
        case [a, b]:
            result = ("rising", a, b)
        case {"a": a, "b": b}:
            result = ("dict", a, b)
    return result


print(last_of([2, 1]), last_of([1, 2]), last_of({"b": 1, "a": 2}), last_of(5))


def rebinds(x):
    match x:
        case [x, 0]:
            return "zero", x
        case [x, y] if y < x:
            return "guarded", x, y
        case x:
            return "whole", x


print(rebinds([1, 0]), rebinds([5, 2]), rebinds([2, 5]), rebinds("s"))


def loop(items):
    found = []
    for item in items:
        match item:
            case "stop":
                break
            case "skip":
                continue
            case ("add", n) | ("plus", n) | [n, "more"]:
                found.append(n)
            case str() as word if word.isupper():
                found.append(word.lower())
            case other:
                found.append(("?", other))
    else:
        return found, "all"
    return found, "stopped"


print(loop(["skip", ("add", 1), ("plus", 2), [3, "more"], "UP", "down"]))
print(loop([("add", 1), "stop", ("add", 2)]))

match 5, 6:
    case a, b:
        print(a, b)
print(a, b)

match = [1]
case = match[0]
print(match, case)


class Loud:
    def __eq__(self, other):
        print("eq", other)
        return other == 3


match Loud():
    case 1:
        print("one")
    case 3:
        print("three")


class Node:
    __match_args__ = ("value", "children")

    def __init__(self, value, *children):
        self.value = value
        self.children = children


def total(node):
    match node:
        case Node(int(value), ()):
            return value
        case Node(int(value), [first, *rest]):
            return value + total(first) + sum(map(total, rest))


print(total(Node(1, Node(2, Node(3)), Node(4))))
